from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'article.html'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    l_0_page = resolve('page')
    l_0_notes = resolve('notes')
    l_0_about = resolve('about')
    l_0_unprinted = resolve('unprinted')
    l_0_a = l_0_m = l_0_n = l_0_p = l_0_root = l_0_noted = missing
    try:
        t_1 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    pieces = []
    pass
    parent_template = environment.get_template('base.html', 'article.html')
    for name, parent_block in parent_template.blocks.items():
        context.blocks.setdefault(name, []).append(parent_block)
    l_0_a = context.vars['a'] = environment.get_template('apparatus.html', 'article.html')._get_default_module(context)
    context.exported_vars.discard('a')
    l_0_m = context.vars['m'] = environment.get_template('macros.html', 'article.html')._get_default_module(context)
    context.exported_vars.discard('m')
    l_0_n = context.vars['n'] = environment.get_template('notes.html', 'article.html')._get_default_module(context)
    context.exported_vars.discard('n')
    l_0_p = context.vars['p'] = environment.get_template('passages.html', 'article.html')._get_default_module(context)
    context.exported_vars.discard('p')
    l_0_root = l_0_page.root
    context.vars['root'] = l_0_root
    context.exported_vars.add('root')
    l_0_noted = ((t_1((undefined(name='notes') if l_0_notes is missing else l_0_notes)) + t_1((undefined(name='about') if l_0_about is missing else l_0_about))) + t_1((undefined(name='unprinted') if l_0_unprinted is missing else l_0_unprinted)))
    context.vars['noted'] = l_0_noted
    context.exported_vars.add('noted')
    yield from parent_template.root_render_func(context)

def block_kind(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    pieces = []
    pass
    pieces.append(
        'article',
    )
    yield concat(pieces)

def block_head(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_super = context.super('head', block_head)
    _block_vars = {}
    l_0_m = resolve('m')
    l_0_site = resolve('site')
    l_0_root = resolve('root')
    l_0_marks = resolve('marks')
    pieces = []
    pass
    pieces.extend((
        (_value if type(_value := l_0_super()) is Markup else printed(_value)),
        '\n',
        (_value if type(_value := l_0_m.cards((undefined(name='site') if l_0_site is missing else l_0_site), (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
        '\n',
    ))
    if (undefined(name='marks') if l_0_marks is missing else l_0_marks):
        pass
        pieces.extend((
            (_value if type(_value := l_0_m.script('marks.js', (undefined(name='site') if l_0_site is missing else l_0_site), (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
            '\n',
        ))
    yield concat(pieces)

def block_main(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_m = resolve('m')
    l_0_row = resolve('row')
    l_0_verbatim = resolve('verbatim')
    l_0_t = resolve('t')
    l_0_has_origin = resolve('has_origin')
    l_0_outlet = resolve('outlet')
    l_0_root = resolve('root')
    l_0_authors = resolve('authors')
    l_0_published = resolve('published')
    l_0_publishes = resolve('publishes')
    l_0_withheld = resolve('withheld')
    l_0_rights = resolve('rights')
    l_0_url = resolve('url')
    l_0_url_status = resolve('url_status')
    l_0_archive_url = resolve('archive_url')
    l_0_archive_date = resolve('archive_date')
    l_0_noted = resolve('noted')
    l_0_site = resolve('site')
    l_0_notes = resolve('notes')
    l_0_page = resolve('page')
    l_0_about = resolve('about')
    l_0_p = resolve('p')
    l_0_toc = resolve('toc')
    l_0_marks = resolve('marks')
    l_0_body = resolve('body')
    l_0_has_notes = resolve('has_notes')
    l_0_unprinted = resolve('unprinted')
    l_0_unprinted_passages = resolve('unprinted_passages')
    l_0_based_on = resolve('based_on')
    l_0_actors = resolve('actors')
    l_0_events = resolve('events')
    l_0_claims = resolve('claims')
    l_0_quotations = resolve('quotations')
    l_0_a = resolve('a')
    l_0_references = resolve('references')
    l_0_related = resolve('related')
    l_0_backlinks = resolve('backlinks')
    l_0_backlink_parts = resolve('backlink_parts')
    l_0_cite = resolve('cite')
    l_0_exports = resolve('exports')
    l_0_cite_page = resolve('cite_page')
    l_0_page_exports = resolve('page_exports')
    l_0_accessed = resolve('accessed')
    l_0_transcription = resolve('transcription')
    l_0_words = resolve('words')
    l_0_tags = resolve('tags')
    l_0_older = resolve('older')
    l_0_newer = resolve('newer')
    try:
        t_2 = environment.filters['join']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'join' found.")
    try:
        t_1 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    try:
        t_3 = environment.filters['map']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'map' found.")
    try:
        t_4 = environment.filters['safe']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'safe' found.")
    try:
        t_5 = environment.filters['unbroken']
    except KeyError:
        @internalcode
        def t_5(*unused):
            raise TemplateRuntimeError("No filter named 'unbroken' found.")
    pieces = []
    pass
    pieces.extend((
        '<div class="opening">\n<header class="head">\n<h1',
        (_value if type(_value := l_0_m.lang(l_0_row.lang, )) is Markup else printed(_value)),
        '>',
        (escaped(_value) if type(_value := t_5(l_0_row.title, l_0_row.lang)) is str else printed(_value)),
        '</h1>\n',
    ))
    if (l_0_row.summary and (not (undefined(name='verbatim') if l_0_verbatim is missing else l_0_verbatim))):
        pass
        pieces.extend((
            '<p class="standfirst"',
            (_value if type(_value := l_0_m.lang(l_0_row.lang, )) is Markup else printed(_value)),
            '>',
            (escaped(_value) if type(_value := t_5(l_0_row.summary, l_0_row.lang)) is str else printed(_value)),
            '</p>\n',
        ))
    pieces.extend((
        '<div class="provenance">\n<p><strong class="label">',
        (escaped(_value) if type(_value := (words['article.verbatim'] if (undefined(name='verbatim') if l_0_verbatim is missing else l_0_verbatim) else words['article.own'])) is str else printed(_value)),
        '</strong>\n',
    ))
    if (undefined(name='has_origin') if l_0_has_origin is missing else l_0_has_origin):
        pass
        pieces.append(
            '<span>',
        )
        if (not (undefined(name='verbatim') if l_0_verbatim is missing else l_0_verbatim)):
            pass
            pieces.extend((
                escaped_words['article.after'],
                ' ',
            ))
        if (undefined(name='outlet') if l_0_outlet is missing else l_0_outlet):
            pass
            pieces.append(
                (_value if type(_value := l_0_m.labelled((undefined(name='outlet') if l_0_outlet is missing else l_0_outlet), (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
            )
        else:
            pass
            pieces.append(
                escaped_words['article.outlet_unknown'],
            )
        if (undefined(name='authors') if l_0_authors is missing else l_0_authors):
            pass
            pieces.extend((
                ', ',
                (_value if type(_value := l_0_m.labels((undefined(name='authors') if l_0_authors is missing else l_0_authors), (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
            ))
        pieces.append(
            '</span>\n',
        )
    elif (undefined(name='authors') if l_0_authors is missing else l_0_authors):
        pass
        pieces.extend((
            '<span>',
            (_value if type(_value := l_0_m.labels((undefined(name='authors') if l_0_authors is missing else l_0_authors), (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
            '</span>\n',
        ))
    if ((undefined(name='published') if l_0_published is missing else l_0_published) or (undefined(name='has_origin') if l_0_has_origin is missing else l_0_has_origin)):
        pass
        pieces.append(
            '<span>',
        )
        if (undefined(name='published') if l_0_published is missing else l_0_published):
            pass
            pieces.append(
                (_value if type(_value := l_0_m.time((undefined(name='published') if l_0_published is missing else l_0_published), )) is Markup else printed(_value)),
            )
        else:
            pass
            pieces.append(
                escaped_words['article.undated'],
            )
        pieces.append(
            '</span>\n',
        )
    if ((undefined(name='verbatim') if l_0_verbatim is missing else l_0_verbatim) and ((undefined(name='publishes') if l_0_publishes is missing else l_0_publishes) < 0)):
        pass
        pieces.extend((
            '<span>',
            (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)(joined('article.rights_', ((undefined(name='rights') if l_0_rights is missing else l_0_rights) if (undefined(name='withheld') if l_0_withheld is missing else l_0_withheld) else 'full'), ), )) is Markup else printed(_value)),
            '</span>\n',
        ))
    if (undefined(name='url') if l_0_url is missing else l_0_url):
        pass
        pieces.extend((
            '<span>',
            (_value if type(_value := l_0_m.external((undefined(name='url') if l_0_url is missing else l_0_url), words['article.original'], )) is Markup else printed(_value)),
        ))
        if (undefined(name='url_status') if l_0_url_status is missing else l_0_url_status):
            pass
            pieces.extend((
                ' <span class="aside-words">(',
                (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)(joined('url.', (undefined(name='url_status') if l_0_url_status is missing else l_0_url_status), ), )) is Markup else printed(_value)),
                ')</span>',
            ))
        pieces.append(
            '</span>\n',
        )
    if (undefined(name='archive_url') if l_0_archive_url is missing else l_0_archive_url):
        pass
        pieces.extend((
            '<span>',
            (_value if type(_value := l_0_m.external((undefined(name='archive_url') if l_0_archive_url is missing else l_0_archive_url), words['article.archive'], )) is Markup else printed(_value)),
        ))
        if (undefined(name='archive_date') if l_0_archive_date is missing else l_0_archive_date):
            pass
            pieces.extend((
                ' <span class="aside-words">(',
                (_value if type(_value := l_0_m.time((undefined(name='archive_date') if l_0_archive_date is missing else l_0_archive_date), True, )) is Markup else printed(_value)),
                ')</span>',
            ))
        pieces.append(
            '</span>\n',
        )
    if (((undefined(name='has_origin') if l_0_has_origin is missing else l_0_has_origin) and (not (undefined(name='url') if l_0_url is missing else l_0_url))) and (not (undefined(name='archive_url') if l_0_archive_url is missing else l_0_archive_url))):
        pass
        pieces.extend((
            '<span>',
            escaped_words['article.original_unknown'],
            '</span>\n',
        ))
    pieces.append(
        '</p>\n<p',
    )
    if (undefined(name='noted') if l_0_noted is missing else l_0_noted):
        pass
        pieces.append(
            ' class="editors"',
        )
    pieces.extend((
        '><strong class="label">',
        (escaped(_value) if type(_value := (words['article.notes'] if (undefined(name='noted') if l_0_noted is missing else l_0_noted) else words['article.dossier'])) is str else printed(_value)),
        '</strong>\n',
    ))
    if l_0_site.editors:
        pass
        pieces.extend((
            '<span>',
            (escaped(_value) if type(_value := t_2(context.eval_ctx, t_3(context, l_0_site.editors, attribute='name'), ', ')) is str else printed(_value)),
            '</span>\n',
        ))
    pieces.extend((
        '<span>',
        escaped_words['article.in_dossier'],
        ' <a href="',
        (escaped(_value) if type(_value := (undefined(name='root') if l_0_root is missing else l_0_root)) is str else printed(_value)),
        'index.html">',
        (escaped(_value) if type(_value := t_5(l_0_site.title)) is str else printed(_value)),
        '</a></span>\n',
    ))
    if (undefined(name='noted') if l_0_noted is missing else l_0_noted):
        pass
        pieces.extend((
            '<span>',
            (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)('article.notes_count', n=(undefined(name='noted') if l_0_noted is missing else l_0_noted), )) is Markup else printed(_value)),
        ))
        if ((undefined(name='notes') if l_0_notes is missing else l_0_notes) and (t_1((undefined(name='notes') if l_0_notes is missing else l_0_notes)) != (undefined(name='noted') if l_0_noted is missing else l_0_noted))):
            pass
            pieces.extend((
                ', ',
                (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)('article.notes_inside', n=t_1((undefined(name='notes') if l_0_notes is missing else l_0_notes)), )) is Markup else printed(_value)),
            ))
        pieces.append(
            '</span>\n',
        )
    pieces.extend((
        '</p>\n</div>\n',
        (_value if type(_value := l_0_m.corrections(l_0_page.corrections, )) is Markup else printed(_value)),
        '</header>\n',
    ))
    if (undefined(name='about') if l_0_about is missing else l_0_about):
        pass
        pieces.extend((
            '<aside class="notes about" aria-label="',
            escaped_words['notes.about'],
            '">\n',
        ))
        for l_1_item in (undefined(name='about') if l_0_about is missing else l_0_about):
            l_1_n = resolve('n')
            _loop_vars = {}
            pass
            pieces.append(
                (_value if type(_value := l_1_n.note(l_1_item, (undefined(name='root') if l_0_root is missing else l_0_root), l_0_site.lang, )) is Markup else printed(_value)),
            )
        l_1_item = l_1_n = missing
        pieces.append(
            '</aside>\n',
        )
    pieces.extend((
        (_value if type(_value := l_0_p.tools((undefined(name='toc') if l_0_toc is missing else l_0_toc), (undefined(name='marks') if l_0_marks is missing else l_0_marks), )) is Markup else printed(_value)),
        '\n</div>\n',
    ))
    if ((undefined(name='publishes') if l_0_publishes is missing else l_0_publishes) >= 0):
        pass
        pieces.extend((
            '<p class="withheld">',
            (escaped(_value) if type(_value := ((undefined(name='t') if l_0_t is missing else l_0_t)('article.publishes', n=(undefined(name='publishes') if l_0_publishes is missing else l_0_publishes), ) if (undefined(name='publishes') if l_0_publishes is missing else l_0_publishes) else words['article.publishes_none'])) is str else printed(_value)),
            ' <code>rights: ',
            (escaped(_value) if type(_value := (undefined(name='rights') if l_0_rights is missing else l_0_rights)) is str else printed(_value)),
            '</code></p>\n',
        ))
    if (undefined(name='body') if l_0_body is missing else l_0_body):
        pass
        pieces.extend((
            '<article class="original" aria-label="',
            (escaped(_value) if type(_value := (words['article.text_verbatim'] if (undefined(name='verbatim') if l_0_verbatim is missing else l_0_verbatim) else words['article.text_own'])) is str else printed(_value)),
            '"',
            (_value if type(_value := l_0_m.lang(l_0_row.lang, )) is Markup else printed(_value)),
            '>\n<div class="text',
        ))
        if (undefined(name='has_notes') if l_0_has_notes is missing else l_0_has_notes):
            pass
            pieces.append(
                ' annotated',
            )
        if (undefined(name='verbatim') if l_0_verbatim is missing else l_0_verbatim):
            pass
            pieces.append(
                ' verbatim',
            )
        pieces.extend((
            '" data-endnotes="',
            escaped_words['notes.heading'],
            '"',
        ))
        if ((undefined(name='withheld') if l_0_withheld is missing else l_0_withheld) and (undefined(name='has_notes') if l_0_has_notes is missing else l_0_has_notes)):
            pass
            pieces.extend((
                ' data-withheld="',
                (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)(joined('article.withheld_', (undefined(name='rights') if l_0_rights is missing else l_0_rights), ), )) is Markup else printed(_value)),
            ))
            if (undefined(name='url') if l_0_url is missing else l_0_url):
                pass
                pieces.extend((
                    ' ',
                    escaped_words['article.original'],
                    ' (',
                    (escaped(_value) if type(_value := (undefined(name='url') if l_0_url is missing else l_0_url)) is str else printed(_value)),
                    ')',
                ))
            pieces.append(
                '"',
            )
        pieces.extend((
            '>\n',
            (escaped(_value) if type(_value := t_4((undefined(name='body') if l_0_body is missing else l_0_body))) is str else printed(_value)),
            '\n</div>\n</article>\n',
        ))
    if (undefined(name='withheld') if l_0_withheld is missing else l_0_withheld):
        pass
        pieces.extend((
            '<p class="withheld">',
            (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)(joined('article.withheld_', (undefined(name='rights') if l_0_rights is missing else l_0_rights), ), )) is Markup else printed(_value)),
        ))
        if (undefined(name='url') if l_0_url is missing else l_0_url):
            pass
            pieces.extend((
                ' ',
                (_value if type(_value := l_0_m.external((undefined(name='url') if l_0_url is missing else l_0_url), words['article.original'], )) is Markup else printed(_value)),
            ))
        pieces.append(
            '</p>\n',
        )
    if ((undefined(name='unprinted') if l_0_unprinted is missing else l_0_unprinted) or (undefined(name='unprinted_passages') if l_0_unprinted_passages is missing else l_0_unprinted_passages)):
        pass
        pieces.extend((
            '<section class="unprinted">\n<h2>',
            escaped_words['article.unprinted'],
            '</h2>\n<p class="hint">',
            escaped_words['article.unprinted_hint'],
            '</p>\n',
        ))
        if (undefined(name='unprinted') if l_0_unprinted is missing else l_0_unprinted):
            pass
            pieces.append(
                '<div class="notes">\n',
            )
            for l_1_item in (undefined(name='unprinted') if l_0_unprinted is missing else l_0_unprinted):
                l_1_n = resolve('n')
                _loop_vars = {}
                pass
                pieces.append(
                    (_value if type(_value := l_1_n.note(l_1_item, (undefined(name='root') if l_0_root is missing else l_0_root), l_0_site.lang, whole=True, )) is Markup else printed(_value)),
                )
            l_1_item = l_1_n = missing
            pieces.append(
                '</div>\n',
            )
        if (undefined(name='unprinted_passages') if l_0_unprinted_passages is missing else l_0_unprinted_passages):
            pass
            pieces.append(
                (_value if type(_value := l_0_p.unprinted((undefined(name='unprinted_passages') if l_0_unprinted_passages is missing else l_0_unprinted_passages), (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
            )
        pieces.append(
            '</section>\n',
        )
    pieces.append(
        '<div class="apparatus">\n',
    )
    if (undefined(name='based_on') if l_0_based_on is missing else l_0_based_on):
        pass
        pieces.extend((
            '<section>\n<h2>',
            escaped_words['article.based_on'],
            '</h2>\n<ul class="plain">\n',
        ))
        for l_1_source in (undefined(name='based_on') if l_0_based_on is missing else l_0_based_on):
            _loop_vars = {}
            pass
            pieces.extend((
                '<li>',
                (_value if type(_value := l_0_m.labelled(l_1_source, (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
                '</li>\n',
            ))
        l_1_source = missing
        pieces.append(
            '</ul>\n</section>\n',
        )
    if (undefined(name='actors') if l_0_actors is missing else l_0_actors):
        pass
        pieces.extend((
            '<section>\n<h2>',
            escaped_words['page.actors'],
            '</h2>\n',
            (_value if type(_value := l_0_m.actor_cards((undefined(name='actors') if l_0_actors is missing else l_0_actors), (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
            '\n</section>\n',
        ))
    if (undefined(name='events') if l_0_events is missing else l_0_events):
        pass
        pieces.extend((
            '<section>\n<h2>',
            escaped_words['page.events'],
            '</h2>\n',
            (_value if type(_value := l_0_m.entries((undefined(name='events') if l_0_events is missing else l_0_events), (undefined(name='root') if l_0_root is missing else l_0_root), ordered=True, )) is Markup else printed(_value)),
            '\n</section>\n',
        ))
    if (undefined(name='claims') if l_0_claims is missing else l_0_claims):
        pass
        pieces.extend((
            '<section>\n<h2>',
            escaped_words['article.claims'],
            '</h2>\n',
            (_value if type(_value := l_0_m.entries((undefined(name='claims') if l_0_claims is missing else l_0_claims), (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
            '\n</section>\n',
        ))
    if (undefined(name='quotations') if l_0_quotations is missing else l_0_quotations):
        pass
        pieces.extend((
            '<section>\n<h2>',
            escaped_words['article.quotations'],
            '</h2>\n',
            (_value if type(_value := l_0_p.quotations((undefined(name='quotations') if l_0_quotations is missing else l_0_quotations), (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
            '\n</section>\n',
        ))
    pieces.append(
        (_value if type(_value := l_0_a.references((undefined(name='references') if l_0_references is missing else l_0_references), (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
    )
    if (undefined(name='related') if l_0_related is missing else l_0_related):
        pass
        pieces.extend((
            '<section class="backlinking">\n<h2>',
            escaped_words['article.related'],
            '</h2>\n<ul class="entries">\n',
        ))
        for (l_1_other, l_1_shared, l_1_is_inferred) in (undefined(name='related') if l_0_related is missing else l_0_related):
            _loop_vars = {}
            pass
            pieces.append(
                (_value if type(_value := l_0_m.entry(l_1_other, (undefined(name='root') if l_0_root is missing else l_0_root), extra=((undefined(name='t') if l_0_t is missing else l_0_t)('article.shared_inferred', n=l_1_shared, ) if l_1_is_inferred else (undefined(name='t') if l_0_t is missing else l_0_t)('article.shared', n=l_1_shared, )), )) is Markup else printed(_value)),
            )
        l_1_other = l_1_shared = l_1_is_inferred = missing
        pieces.append(
            '</ul>\n</section>\n',
        )
    if ((undefined(name='backlinks') if l_0_backlinks is missing else l_0_backlinks) or (undefined(name='backlink_parts') if l_0_backlink_parts is missing else l_0_backlink_parts)):
        pass
        pieces.extend((
            '<section class="backlinking">\n<h2>',
            escaped_words['page.backlinks'],
            '</h2>\n',
        ))
        if (undefined(name='backlinks') if l_0_backlinks is missing else l_0_backlinks):
            pass
            pieces.append(
                (_value if type(_value := l_0_m.backlinks((undefined(name='backlinks') if l_0_backlinks is missing else l_0_backlinks), (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
            )
        pieces.extend((
            (_value if type(_value := l_0_m.parts((undefined(name='backlink_parts') if l_0_backlink_parts is missing else l_0_backlink_parts), (undefined(name='root') if l_0_root is missing else l_0_root), words['page.backlink_parts'], )) is Markup else printed(_value)),
            '\n</section>\n',
        ))
    pieces.extend((
        '<section class="cite">\n<h2>',
        escaped_words['page.cite'],
        '</h2>\n',
    ))
    if (undefined(name='has_origin') if l_0_has_origin is missing else l_0_has_origin):
        pass
        pieces.extend((
            '<h3>',
            escaped_words['cite.original'],
            '</h3>\n<div class="reference-text">',
            (escaped(_value) if type(_value := t_4((undefined(name='cite') if l_0_cite is missing else l_0_cite))) is str else printed(_value)),
            '</div>\n',
            (_value if type(_value := l_0_m.exports((undefined(name='exports') if l_0_exports is missing else l_0_exports), )) is Markup else printed(_value)),
            '\n<h3>',
            escaped_words['cite.page'],
            '</h3>\n',
        ))
    pieces.extend((
        '<div class="reference-text">',
        (escaped(_value) if type(_value := t_4((undefined(name='cite_page') if l_0_cite_page is missing else l_0_cite_page))) is str else printed(_value)),
        '</div>\n',
        (_value if type(_value := l_0_m.exports((undefined(name='page_exports') if l_0_page_exports is missing else l_0_page_exports), )) is Markup else printed(_value)),
        '\n',
    ))
    if ((undefined(name='accessed') if l_0_accessed is missing else l_0_accessed) or (undefined(name='transcription') if l_0_transcription is missing else l_0_transcription)):
        pass
        pieces.append(
            '<p class="hint">\n',
        )
        if (undefined(name='transcription') if l_0_transcription is missing else l_0_transcription):
            pass
            pieces.extend((
                '<span>',
                (escaped(_value) if type(_value := ((undefined(name='t') if l_0_t is missing else l_0_t)(joined('transcription.', environment.getitem((undefined(name='transcription') if l_0_transcription is missing else l_0_transcription), 0), ), ) if environment.getitem((undefined(name='transcription') if l_0_transcription is missing else l_0_transcription), 0) else words['transcription.any'])) is str else printed(_value)),
            ))
            if environment.getitem((undefined(name='transcription') if l_0_transcription is missing else l_0_transcription), 1):
                pass
                pieces.extend((
                    ', ',
                    (escaped(_value) if type(_value := environment.getitem((undefined(name='transcription') if l_0_transcription is missing else l_0_transcription), 1)) is str else printed(_value)),
                ))
            if environment.getitem((undefined(name='transcription') if l_0_transcription is missing else l_0_transcription), 2):
                pass
                pieces.extend((
                    ', ',
                    (escaped(_value) if type(_value := environment.getitem((undefined(name='transcription') if l_0_transcription is missing else l_0_transcription), 2)) is str else printed(_value)),
                ))
            pieces.append(
                '</span>\n',
            )
        if (undefined(name='accessed') if l_0_accessed is missing else l_0_accessed):
            pass
            pieces.extend((
                '<span>',
                escaped_words['article.accessed'],
                ' ',
                (_value if type(_value := l_0_m.time((undefined(name='accessed') if l_0_accessed is missing else l_0_accessed), )) is Markup else printed(_value)),
                '</span>\n',
            ))
        pieces.extend((
            '<span>',
            (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)('article.words', n=(undefined(name='words') if l_0_words is missing else l_0_words), )) is Markup else printed(_value)),
            '</span>\n</p>\n',
        ))
    pieces.extend((
        '</section>\n',
        (_value if type(_value := l_0_m.tag_list((undefined(name='tags') if l_0_tags is missing else l_0_tags), (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
        '\n</div>\n',
    ))
    if ((undefined(name='older') if l_0_older is missing else l_0_older) or (undefined(name='newer') if l_0_newer is missing else l_0_newer)):
        pass
        pieces.extend((
            '<nav class="neighbours" aria-label="',
            escaped_words['article.neighbours'],
            '">\n<ul>\n',
        ))
        if (undefined(name='older') if l_0_older is missing else l_0_older):
            pass
            pieces.extend((
                '<li><a href="',
                (escaped(_value) if type(_value := (undefined(name='root') if l_0_root is missing else l_0_root)) is str else printed(_value)),
                (escaped(_value) if type(_value := l_0_older.route) is str else printed(_value)),
                '" rel="prev"><span class="label">',
                escaped_words['article.older'],
                '</span> <span',
                (_value if type(_value := l_0_m.lang(l_0_older.lang, )) is Markup else printed(_value)),
                '>',
                (escaped(_value) if type(_value := t_5(l_0_older.title, l_0_older.lang)) is str else printed(_value)),
                '</span></a></li>\n',
            ))
        if (undefined(name='newer') if l_0_newer is missing else l_0_newer):
            pass
            pieces.extend((
                '<li><a href="',
                (escaped(_value) if type(_value := (undefined(name='root') if l_0_root is missing else l_0_root)) is str else printed(_value)),
                (escaped(_value) if type(_value := l_0_newer.route) is str else printed(_value)),
                '" rel="next"><span class="label">',
                escaped_words['article.newer'],
                '</span> <span',
                (_value if type(_value := l_0_m.lang(l_0_newer.lang, )) is Markup else printed(_value)),
                '>',
                (escaped(_value) if type(_value := t_5(l_0_newer.title, l_0_newer.lang)) is str else printed(_value)),
                '</span></a></li>\n',
            ))
        pieces.append(
            '</ul>\n</nav>\n',
        )
    yield concat(pieces)

blocks = {'kind': block_kind, 'head': block_head, 'main': block_main}
debug_info = '1=24&2=27&3=29&4=31&5=33&6=35&7=38&8=43&9=57&10=72&11=74&12=77&13=80&16=85&19=174&20=179&21=183&25=190&26=193&27=198&28=223&29=227&31=230&32=235&34=248&35=252&37=255&38=259&40=271&41=275&43=287&44=291&47=297&48=307&49=311&51=316&52=323&53=327&57=340&59=343&60=347&61=350&62=355&66=362&68=365&69=369&71=374&72=378&73=383&74=418&78=421&79=425&81=436&83=440&84=442&85=445&87=450&88=455&92=461&93=464&98=472&100=476&102=479&103=484&108=491&110=495&111=497&114=500&116=504&117=506&120=509&122=513&123=515&126=518&128=522&129=524&132=528&133=530&135=534&137=537&138=541&143=547&145=551&146=554&147=557&149=560&153=565&154=568&155=572&156=574&157=576&158=578&160=583&161=585&162=588&164=593&165=597&167=614&168=618&170=625&174=630&176=633&177=637&179=640&180=644&182=654&183=658'

# Made of the template article.html: see dossier/rendering/ready.py.
MADE_OF = "79beb6484b83da777145ba542d61aead"
