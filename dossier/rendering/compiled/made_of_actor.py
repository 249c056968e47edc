from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'actor.html'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    l_0_page = resolve('page')
    l_0_label_parts = resolve('label_parts')
    l_0_a = l_0_m = l_0_root = l_0_sourced = missing
    try:
        t_1 = environment.filters['list']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'list' found.")
    try:
        t_2 = environment.filters['selectattr']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'selectattr' found.")
    pieces = []
    pass
    parent_template = environment.get_template('base.html', 'actor.html')
    for name, parent_block in parent_template.blocks.items():
        context.blocks.setdefault(name, []).append(parent_block)
    l_0_a = context.vars['a'] = environment.get_template('apparatus.html', 'actor.html')._get_default_module(context)
    context.exported_vars.discard('a')
    l_0_m = context.vars['m'] = environment.get_template('macros.html', 'actor.html')._get_default_module(context)
    context.exported_vars.discard('m')
    l_0_root = l_0_page.root
    context.vars['root'] = l_0_root
    context.exported_vars.add('root')
    l_0_sourced = t_1(context.eval_ctx, t_2(context, (undefined(name='label_parts') if l_0_label_parts is missing else l_0_label_parts), 'note'))
    context.vars['sourced'] = l_0_sourced
    context.exported_vars.add('sourced')
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
        'record actor',
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
    pieces = []
    pass
    pieces.extend((
        (_value if type(_value := l_0_super()) is Markup else printed(_value)),
        '\n',
        (_value if type(_value := l_0_m.cards((undefined(name='site') if l_0_site is missing else l_0_site), (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
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
    l_0_t = resolve('t')
    l_0_actor_kind = resolve('actor_kind')
    l_0_m = resolve('m')
    l_0_row = resolve('row')
    l_0_parent = resolve('parent')
    l_0_aliases = resolve('aliases')
    l_0_label = resolve('label')
    l_0_chronology = resolve('chronology')
    l_0_root = resolve('root')
    l_0_page = resolve('page')
    l_0_body = resolve('body')
    l_0_roles = resolve('roles')
    l_0_sourced = resolve('sourced')
    l_0_links = resolve('links')
    l_0_wikidata = resolve('wikidata')
    l_0_a = resolve('a')
    l_0_notes = resolve('notes')
    l_0_site = resolve('site')
    l_0_events = resolve('events')
    l_0_articles = resolve('articles')
    l_0_said = resolve('said')
    l_0_said_more = resolve('said_more')
    l_0_rests = resolve('rests')
    l_0_rests_more = resolve('rests_more')
    l_0_share = resolve('share')
    l_0_backlinks = resolve('backlinks')
    l_0_parts = resolve('parts')
    l_0_backlink_total = resolve('backlink_total')
    l_0_companions = resolve('companions')
    l_0_references = resolve('references')
    l_0_tags = resolve('tags')
    try:
        t_3 = environment.filters['join']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'join' found.")
    try:
        t_4 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    try:
        t_5 = environment.filters['number']
    except KeyError:
        @internalcode
        def t_5(*unused):
            raise TemplateRuntimeError("No filter named 'number' found.")
    try:
        t_6 = environment.filters['ordinals']
    except KeyError:
        @internalcode
        def t_6(*unused):
            raise TemplateRuntimeError("No filter named 'ordinals' found.")
    try:
        t_7 = environment.filters['safe']
    except KeyError:
        @internalcode
        def t_7(*unused):
            raise TemplateRuntimeError("No filter named 'safe' found.")
    try:
        t_8 = environment.filters['unbroken']
    except KeyError:
        @internalcode
        def t_8(*unused):
            raise TemplateRuntimeError("No filter named 'unbroken' found.")
    pieces = []
    pass
    pieces.extend((
        '<header class="head">\n<p class="kicker">',
        (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)(joined('actor_kind.', (undefined(name='actor_kind') if l_0_actor_kind is missing else l_0_actor_kind), ), )) is Markup else printed(_value)),
        '</p>\n<h1',
        (_value if type(_value := l_0_m.lang(l_0_row.lang, )) is Markup else printed(_value)),
        '>',
        (escaped(_value) if type(_value := t_8(l_0_row.title, l_0_row.lang)) is str else printed(_value)),
    ))
    if (undefined(name='parent') if l_0_parent is missing else l_0_parent):
        pass
        pieces.extend((
            ' <span class="part">',
            (escaped(_value) if type(_value := (undefined(name='parent') if l_0_parent is missing else l_0_parent)) is str else printed(_value)),
            '</span>',
        ))
    pieces.append(
        '</h1>\n',
    )
    if (undefined(name='aliases') if l_0_aliases is missing else l_0_aliases):
        pass
        pieces.extend((
            '<p class="aliases"><span class="label">',
            escaped_words['actor.aliases'],
            '</span> ',
            (escaped(_value) if type(_value := t_8(t_3(context.eval_ctx, (undefined(name='aliases') if l_0_aliases is missing else l_0_aliases), ', '))) is str else printed(_value)),
            '</p>\n',
        ))
    if (undefined(name='label') if l_0_label is missing else l_0_label):
        pass
        pieces.extend((
            '<p class="outlet-label">',
            (escaped(_value) if type(_value := t_8((undefined(name='label') if l_0_label is missing else l_0_label))) is str else printed(_value)),
            '</p>\n',
        ))
    if ((undefined(name='chronology') if l_0_chronology is missing else l_0_chronology) and (not (undefined(name='parent') if l_0_parent is missing else l_0_parent))):
        pass
        pieces.extend((
            '<p class="more"><a href="',
            (escaped(_value) if type(_value := (undefined(name='root') if l_0_root is missing else l_0_root)) is str else printed(_value)),
            (escaped(_value) if type(_value := l_0_chronology.route) is str else printed(_value)),
            '">',
            (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)('actor.chronology', n=l_0_chronology.count, )) is Markup else printed(_value)),
            '</a></p>\n',
        ))
    pieces.extend((
        (_value if type(_value := l_0_m.corrections(l_0_page.corrections, )) is Markup else printed(_value)),
        '</header>\n',
    ))
    if ((undefined(name='body') if l_0_body is missing else l_0_body) and (not (undefined(name='parent') if l_0_parent is missing else l_0_parent))):
        pass
        pieces.extend((
            '<div class="text"',
            (_value if type(_value := l_0_m.lang(l_0_row.lang, )) is Markup else printed(_value)),
            '>\n',
            (escaped(_value) if type(_value := t_7((undefined(name='body') if l_0_body is missing else l_0_body))) is str else printed(_value)),
            '\n</div>\n',
        ))
    pieces.append(
        '<div class="apparatus">\n',
    )
    if ((not (undefined(name='parent') if l_0_parent is missing else l_0_parent)) and ((((undefined(name='roles') if l_0_roles is missing else l_0_roles) or (undefined(name='sourced') if l_0_sourced is missing else l_0_sourced)) or (undefined(name='links') if l_0_links is missing else l_0_links)) or (undefined(name='wikidata') if l_0_wikidata is missing else l_0_wikidata))):
        pass
        pieces.extend((
            '<section>\n<h2 class="visually-hidden">',
            escaped_words['page.facts'],
            '</h2>\n<dl class="facts">\n',
        ))
        if (undefined(name='roles') if l_0_roles is missing else l_0_roles):
            pass
            pieces.extend((
                '<div><dt>',
                (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)('actor.roles', n=t_4((undefined(name='roles') if l_0_roles is missing else l_0_roles)), )) is Markup else printed(_value)),
                '</dt>\n',
            ))
            for l_1_role in (undefined(name='roles') if l_0_roles is missing else l_0_roles):
                _loop_vars = {}
                pass
                pieces.append(
                    '<dd>',
                )
                if l_1_role.around:
                    pass
                    pieces.extend((
                        (escaped(_value) if type(_value := environment.getitem(l_1_role.around, 0)) is str else printed(_value)),
                        (_value if type(_value := l_0_m.labelled(l_1_role.organization, (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
                        (escaped(_value) if type(_value := environment.getitem(l_1_role.around, 1)) is str else printed(_value)),
                    ))
                else:
                    pass
                    pieces.append(
                        (escaped(_value) if type(_value := t_8(l_1_role.title)) is str else printed(_value)),
                    )
                    if l_1_role.organization:
                        pass
                        pieces.extend((
                            ', ',
                            (_value if type(_value := l_0_m.labelled(l_1_role.organization, (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
                        ))
                if l_1_role.period:
                    pass
                    pieces.extend((
                        ' <span class="aside-words">',
                        (escaped(_value) if type(_value := t_6(l_1_role.period)) is str else printed(_value)),
                        '</span>',
                    ))
                if l_1_role.source:
                    pass
                    pieces.extend((
                        ', <span class="aside-words">',
                        escaped_words['actor.source'],
                        ' ',
                        (_value if type(_value := l_0_m.labelled(l_1_role.source, (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
                        '</span>',
                    ))
                pieces.append(
                    '</dd>\n',
                )
            l_1_role = missing
            pieces.append(
                '</div>\n',
            )
        if (undefined(name='sourced') if l_0_sourced is missing else l_0_sourced):
            pass
            pieces.extend((
                '<div><dt>',
                escaped_words['actor.outlet_facts'],
                '</dt>\n',
            ))
            for l_1_part in (undefined(name='sourced') if l_0_sourced is missing else l_0_sourced):
                _loop_vars = {}
                pass
                pieces.extend((
                    '<dd>',
                    (_value if type(_value := l_0_m.labelled(l_1_part, (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
                    '</dd>\n',
                ))
            l_1_part = missing
            pieces.append(
                '</div>\n',
            )
        if ((undefined(name='links') if l_0_links is missing else l_0_links) or (undefined(name='wikidata') if l_0_wikidata is missing else l_0_wikidata)):
            pass
            pieces.extend((
                '<div><dt>',
                escaped_words['actor.links'],
                '</dt>\n',
            ))
            for l_1_item in (undefined(name='links') if l_0_links is missing else l_0_links):
                _loop_vars = {}
                pass
                pieces.extend((
                    '<dd>',
                    (_value if type(_value := l_0_m.labelled(l_1_item, (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
                    '</dd>\n',
                ))
            l_1_item = missing
            if (undefined(name='wikidata') if l_0_wikidata is missing else l_0_wikidata):
                pass
                pieces.extend((
                    '<dd>',
                    (_value if type(_value := l_0_m.external((undefined(name='wikidata') if l_0_wikidata is missing else l_0_wikidata), 'Wikidata', )) is Markup else printed(_value)),
                    '</dd>\n',
                ))
            pieces.append(
                '</div>\n',
            )
        pieces.append(
            '</dl>\n</section>\n',
        )
    pieces.append(
        (_value if type(_value := l_0_a.notes((undefined(name='notes') if l_0_notes is missing else l_0_notes), (undefined(name='root') if l_0_root is missing else l_0_root), l_0_site.lang, )) is Markup else printed(_value)),
    )
    if (undefined(name='events') if l_0_events is missing else l_0_events):
        pass
        pieces.extend((
            '<section>\n<h2>',
            escaped_words['page.events'],
            '</h2>\n',
            (_value if type(_value := l_0_m.entries((undefined(name='events') if l_0_events is missing else l_0_events), (undefined(name='root') if l_0_root is missing else l_0_root), ordered=True, )) is Markup else printed(_value)),
            '\n</section>\n',
        ))
    if (undefined(name='articles') if l_0_articles is missing else l_0_articles):
        pass
        pieces.extend((
            '<section>\n<h2>',
            (escaped(_value) if type(_value := (words['actor.items'] if ((undefined(name='actor_kind') if l_0_actor_kind is missing else l_0_actor_kind) == 'outlet') else words['actor.signed'])) is str else printed(_value)),
            '</h2>\n',
            (_value if type(_value := l_0_m.entries((undefined(name='articles') if l_0_articles is missing else l_0_articles), (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
            '\n</section>\n',
        ))
    if (undefined(name='said') if l_0_said is missing else l_0_said):
        pass
        pieces.extend((
            '<section>\n<h2>',
            escaped_words['actor.said'],
            '</h2>\n<ul class="entries">\n',
        ))
        l_1_loop = missing
        for l_1_line, l_1_loop in LoopContext((undefined(name='said') if l_0_said is missing else l_0_said), undefined):
            _loop_vars = {}
            pass
            pieces.extend((
                '<li class="entry quotation"><p class="entry-title">',
                (_value if type(_value := l_0_m.link(l_1_line.row, (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
                '</p>\n',
            ))
            if l_1_line.printed:
                pass
                pieces.extend((
                    '<p class="entry-detail"><span>',
                    escaped_words['actor.said_printed'],
                    ' ',
                ))
                l_2_loop = missing
                for l_2_holder, l_2_loop in LoopContext(l_1_line.printed, undefined):
                    _loop_vars = {}
                    pass
                    if (not l_2_loop.first):
                        pass
                        pieces.append(
                            escaped_words['mark.list'],
                        )
                    pieces.append(
                        (_value if type(_value := l_0_m.link(l_2_holder, (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
                    )
                    if l_2_holder.when:
                        pass
                        pieces.extend((
                            ', ',
                            (_value if type(_value := l_0_m.time(l_2_holder.when, True, )) is Markup else printed(_value)),
                        ))
                l_2_loop = l_2_holder = missing
                if l_1_line.more:
                    pass
                    pieces.extend((
                        escaped_words['mark.list'],
                        (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)('actor.more', n=l_1_line.more, )) is Markup else printed(_value)),
                    ))
                pieces.append(
                    '</span></p>\n',
                )
            pieces.append(
                '</li>\n',
            )
        l_1_loop = l_1_line = missing
        pieces.append(
            '</ul>\n',
        )
        if (undefined(name='said_more') if l_0_said_more is missing else l_0_said_more):
            pass
            pieces.extend((
                '<p class="hint">',
                (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)('actor.more', n=(undefined(name='said_more') if l_0_said_more is missing else l_0_said_more), )) is Markup else printed(_value)),
                '</p>\n',
            ))
        pieces.append(
            '</section>\n',
        )
    if (undefined(name='rests') if l_0_rests is missing else l_0_rests):
        pass
        pieces.extend((
            '<section>\n<h2>',
            (escaped(_value) if type(_value := (words['actor.rests_outlet'] if ((undefined(name='actor_kind') if l_0_actor_kind is missing else l_0_actor_kind) == 'outlet') else words['actor.rests'])) is str else printed(_value)),
            '</h2>\n<p class="hint">',
            escaped_words['actor.rests_hint'],
            '</p>\n',
            (_value if type(_value := l_0_m.entries((undefined(name='rests') if l_0_rests is missing else l_0_rests), (undefined(name='root') if l_0_root is missing else l_0_root), mixed=True, )) is Markup else printed(_value)),
            '\n',
        ))
        if (undefined(name='rests_more') if l_0_rests_more is missing else l_0_rests_more):
            pass
            pieces.extend((
                '<p class="hint">',
                (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)('actor.more', n=(undefined(name='rests_more') if l_0_rests_more is missing else l_0_rests_more), )) is Markup else printed(_value)),
                '</p>\n',
            ))
        pieces.append(
            '</section>\n',
        )
    if (undefined(name='share') if l_0_share is missing else l_0_share):
        pass
        pieces.extend((
            '<section class="share">\n<h2>',
            escaped_words['share.title'],
            '</h2>\n<p class="statement"><span>',
            (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)('share.items', n=l_0_share.items, )) is Markup else printed(_value)),
            '</span> <span>',
            (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)('share.studied', n=l_0_share.studied, )) is Markup else printed(_value)),
            '</span> <span>',
            (escaped(_value) if type(_value := ((undefined(name='t') if l_0_t is missing else l_0_t)('share.own', n=l_0_share.own, ) if l_0_share.own else words['share.own_none'])) is str else printed(_value)),
            '</span></p>\n<p class="hint">',
            escaped_words['share.hint'],
            '</p>\n</section>\n',
        ))
    if ((undefined(name='backlinks') if l_0_backlinks is missing else l_0_backlinks) or (undefined(name='parts') if l_0_parts is missing else l_0_parts)):
        pass
        pieces.extend((
            '<section>\n<h2>',
            escaped_words['actor.mentions'],
        ))
        if (undefined(name='backlink_total') if l_0_backlink_total is missing else l_0_backlink_total):
            pass
            pieces.extend((
                ' <span class="count" aria-hidden="true">',
                (escaped(_value) if type(_value := t_5((undefined(name='backlink_total') if l_0_backlink_total is missing else l_0_backlink_total))) is str else printed(_value)),
                '</span><span class="visually-hidden">',
                (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)('list.records', n=(undefined(name='backlink_total') if l_0_backlink_total is missing else l_0_backlink_total), )) is Markup else printed(_value)),
                '</span>',
            ))
        pieces.extend((
            '</h2>\n',
            (_value if type(_value := l_0_m.parts((undefined(name='parts') if l_0_parts is missing else l_0_parts), (undefined(name='root') if l_0_root is missing else l_0_root), words['page.backlink_parts'], )) is Markup else printed(_value)),
            '\n',
        ))
        if (undefined(name='backlinks') if l_0_backlinks is missing else l_0_backlinks):
            pass
            pieces.append(
                (_value if type(_value := l_0_m.backlinks((undefined(name='backlinks') if l_0_backlinks is missing else l_0_backlinks), (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
            )
        pieces.append(
            '</section>\n',
        )
    if (undefined(name='companions') if l_0_companions is missing else l_0_companions):
        pass
        pieces.extend((
            '<section>\n<h2>',
            escaped_words['actor.companions'],
            '</h2>\n<p class="hint">',
            escaped_words['actor.companions_hint'],
            '</p>\n',
        ))
        for l_1_companion in (undefined(name='companions') if l_0_companions is missing else l_0_companions):
            _loop_vars = {}
            pass
            pieces.extend((
                '<details class="companion">\n<summary><span>',
                (escaped(_value) if type(_value := t_8((l_1_companion.row).title)) is str else printed(_value)),
                '</span> <span class="count">',
                (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)('list.articles', n=l_1_companion.count, )) is Markup else printed(_value)),
                '</span></summary>\n<p><a href="',
                (escaped(_value) if type(_value := (undefined(name='root') if l_0_root is missing else l_0_root)) is str else printed(_value)),
                (escaped(_value) if type(_value := (l_1_companion.row).route) is str else printed(_value)),
                '">',
                (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)('actor.page_of', name=(l_1_companion.row).title, )) is Markup else printed(_value)),
                '</a></p>\n',
                (_value if type(_value := l_0_m.entries(l_1_companion.articles, (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
                '\n</details>\n',
            ))
        l_1_companion = missing
        pieces.append(
            '</section>\n',
        )
    pieces.extend((
        (_value if type(_value := l_0_a.references((undefined(name='references') if l_0_references is missing else l_0_references), (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
        (_value if type(_value := l_0_m.tag_list((undefined(name='tags') if l_0_tags is missing else l_0_tags), (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
        '\n</div>\n',
    ))
    yield concat(pieces)

blocks = {'kind': block_kind, 'head': block_head, 'main': block_main}
debug_info = '1=28&2=31&3=33&4=35&6=38&7=43&8=57&9=71&10=73&12=78&14=156&15=158&16=172&17=176&19=181&20=185&22=188&23=192&25=199&27=202&28=206&29=208&33=214&35=218&37=221&38=225&39=228&40=234&44=275&45=279&46=282&47=287&51=294&52=298&53=301&54=306&56=310&57=314&64=324&65=326&67=330&68=332&71=335&73=339&74=341&77=344&79=348&81=352&82=357&83=360&84=364&89=402&90=406&94=412&96=416&97=418&98=420&99=423&100=427&104=433&106=437&107=439&108=445&111=448&113=452&114=465&115=468&116=471&120=476&122=480&123=482&124=485&126=490&127=494&128=499&133=507&134=508'

# Made of the template actor.html: see dossier/rendering/ready.py.
MADE_OF = "f34968e33d2e09d9a113e3f9b52a3e14"
