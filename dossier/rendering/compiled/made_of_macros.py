from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'macros.html'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_lang = l_0_time = l_0_corrections = l_0_script = l_0_cards = l_0_external = l_0_badges = l_0_basis = l_0_marks = l_0_quoted = l_0_said = l_0_labelled = l_0_labels = l_0_link = l_0_origins = l_0_status = l_0_entry = l_0_entries = l_0_parts = l_0_tag_list = l_0_contents = l_0_actor_cards = l_0_reference = l_0_bibliography = l_0_exports = l_0_sentence = l_0_backlinks = l_0_jumps = l_0_groups = missing
    try:
        t_1 = environment.filters['doubted']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'doubted' found.")
    try:
        t_2 = environment.filters['int']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'int' found.")
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
    pieces.append(
        '\n',
    )
    def macro(l_1_tag):
        t_9 = []
        if l_1_tag is missing:
            l_1_tag = undefined("parameter 'tag' was not provided", name='tag')
        pass
        if l_1_tag:
            pass
            t_9.extend((
                ' lang="',
                (escaped(_value) if type(_value := l_1_tag) is str else printed(_value)),
                '"',
            ))
        return concat(t_9)
    context.exported_vars.add('lang')
    context.vars['lang'] = l_0_lang = lambda tag=missing, *, _body=macro: markup(_body(tag))
    pieces.append(
        '\n',
    )
    def macro(l_1_when, l_1_short):
        t_10 = []
        l_1_words = missing
        if l_1_when is missing:
            l_1_when = undefined("parameter 'when' was not provided", name='when')
        if l_1_short is missing:
            l_1_short = False
        pass
        l_1_words = (l_1_when.short if l_1_short else l_1_when.words)
        if l_1_when.datetime:
            pass
            t_10.extend((
                '<time datetime="',
                (escaped(_value) if type(_value := l_1_when.datetime) is str else printed(_value)),
                '">',
                (escaped(_value) if type(_value := t_6(t_1((undefined(name='words') if l_1_words is missing else l_1_words)))) is str else printed(_value)),
                '</time>',
            ))
        else:
            pass
            t_10.extend((
                '<span class="date">',
                (escaped(_value) if type(_value := t_6(t_1((undefined(name='words') if l_1_words is missing else l_1_words)))) is str else printed(_value)),
                '</span>',
            ))
        return concat(t_10)
    context.exported_vars.add('time')
    context.vars['time'] = l_0_time = lambda when=missing, short=missing, *, _body=macro: markup(_body(when, short))
    pieces.append(
        '\n',
    )
    def macro(l_1_found):
        t_11 = []
        if l_1_found is missing:
            l_1_found = undefined("parameter 'found' was not provided", name='found')
        pass
        for (l_2_when, l_2_text) in l_1_found:
            l_2_t = resolve('t')
            _loop_vars = {}
            pass
            t_11.extend((
                '<p class="dateline corrected"><span class="label">',
                escaped_words['page.corrected'],
                '</span>, ',
                (_value if type(_value := (undefined(name='time') if l_0_time is missing else l_0_time)(l_2_when, )) is Markup else printed(_value)),
            ))
            if l_2_text:
                pass
                t_11.append(
                    (escaped(_value) if type(_value := t_8((undefined(name='t') if l_2_t is missing else l_2_t)('mark.about', text=l_2_text, ))) is str else printed(_value)),
                )
            t_11.append(
                '</p>\n',
            )
        l_2_when = l_2_text = l_2_t = missing
        return concat(t_11)
    context.exported_vars.add('corrections')
    context.vars['corrections'] = l_0_corrections = lambda found=missing, *, _body=macro: markup(_body(found))
    pieces.append(
        '\n',
    )
    def macro(l_1_name, l_1_site, l_1_root):
        t_12 = []
        if l_1_name is missing:
            l_1_name = undefined("parameter 'name' was not provided", name='name')
        if l_1_site is missing:
            l_1_site = undefined("parameter 'site' was not provided", name='site')
        if l_1_root is missing:
            l_1_root = undefined("parameter 'root' was not provided", name='root')
        pass
        t_12.extend((
            '<script src="',
            (escaped(_value) if type(_value := l_1_root) is str else printed(_value)),
            (escaped(_value) if type(_value := environment.getitem(l_1_site.assets, l_1_name)) is str else printed(_value)),
            '" defer></script>',
        ))
        return concat(t_12)
    context.exported_vars.add('script')
    context.vars['script'] = l_0_script = lambda name=missing, site=missing, root=missing, *, _body=macro: markup(_body(name, site, root))
    pieces.append(
        '\n',
    )
    def macro(l_1_site, l_1_root):
        t_13 = []
        l_1_t = resolve('t')
        if l_1_site is missing:
            l_1_site = undefined("parameter 'site' was not provided", name='site')
        if l_1_root is missing:
            l_1_root = undefined("parameter 'root' was not provided", name='root')
        pass
        t_13.extend((
            '<script src="',
            (escaped(_value) if type(_value := l_1_root) is str else printed(_value)),
            (escaped(_value) if type(_value := environment.getitem(l_1_site.assets, 'cards.js')) is str else printed(_value)),
            '" data-open="',
            escaped_words['card.open'],
            '" defer></script>',
        ))
        return concat(t_13)
    context.exported_vars.add('cards')
    context.vars['cards'] = l_0_cards = lambda site=missing, root=missing, *, _body=macro: markup(_body(site, root))
    pieces.append(
        '\n',
    )
    def macro(l_1_url, l_1_text):
        t_14 = []
        if l_1_url is missing:
            l_1_url = undefined("parameter 'url' was not provided", name='url')
        if l_1_text is missing:
            l_1_text = undefined("parameter 'text' was not provided", name='text')
        pass
        t_14.extend((
            '<a class="external" href="',
            (escaped(_value) if type(_value := l_1_url) is str else printed(_value)),
            '" rel="noopener noreferrer external">',
            (escaped(_value) if type(_value := t_8(l_1_text)) is str else printed(_value)),
            '</a>',
        ))
        return concat(t_14)
    context.exported_vars.add('external')
    context.vars['external'] = l_0_external = lambda url=missing, text=missing, *, _body=macro: markup(_body(url, text))
    pieces.append(
        '\n',
    )
    def macro(l_1_names):
        t_15 = []
        if l_1_names is missing:
            l_1_names = undefined("parameter 'names' was not provided", name='names')
        pass
        for l_2_name in l_1_names:
            l_2_t = resolve('t')
            _loop_vars = {}
            pass
            t_15.extend((
                '<span class="badge">',
                (_value if type(_value := (undefined(name='t') if l_2_t is missing else l_2_t)(joined('badge.', l_2_name, ), )) is Markup else printed(_value)),
                '</span>',
            ))
        l_2_name = l_2_t = missing
        return concat(t_15)
    context.exported_vars.add('badges')
    context.vars['badges'] = l_0_badges = lambda names=missing, *, _body=macro: markup(_body(names))
    pieces.append(
        '\n',
    )
    def macro(l_1_value):
        t_16 = []
        l_1_t = resolve('t')
        if l_1_value is missing:
            l_1_value = undefined("parameter 'value' was not provided", name='value')
        pass
        if l_1_value:
            pass
            t_16.extend((
                ' <span class="basis ',
                (escaped(_value) if type(_value := l_1_value) is str else printed(_value)),
                '">',
                (_value if type(_value := (undefined(name='t') if l_1_t is missing else l_1_t)(joined('basis.', l_1_value, ), )) is Markup else printed(_value)),
                '</span>',
            ))
        return concat(t_16)
    context.exported_vars.add('basis')
    context.vars['basis'] = l_0_basis = lambda value=missing, *, _body=macro: markup(_body(value))
    pieces.append(
        '\n',
    )
    def macro(l_1_text, l_1_tag):
        t_17 = []
        l_1_t = resolve('t')
        if l_1_text is missing:
            l_1_text = undefined("parameter 'text' was not provided", name='text')
        if l_1_tag is missing:
            l_1_tag = ''
        pass
        if ((l_1_text[:1] in '«“„"') and (l_1_text[-1:] in '»”"')):
            pass
            t_17.append(
                (escaped(_value) if type(_value := t_8(l_1_text, l_1_tag)) is str else printed(_value)),
            )
        else:
            pass
            t_17.append(
                (_value if type(_value := (undefined(name='t') if l_1_t is missing else l_1_t)('mark.quoted', text=t_8(l_1_text, l_1_tag), )) is Markup else printed(_value)),
            )
        return concat(t_17)
    context.exported_vars.add('marks')
    context.vars['marks'] = l_0_marks = lambda text=missing, tag=missing, *, _body=macro: markup(_body(text, tag))
    pieces.append(
        '\n',
    )
    def macro(l_1_text, l_1_tag):
        t_18 = []
        if l_1_text is missing:
            l_1_text = undefined("parameter 'text' was not provided", name='text')
        if l_1_tag is missing:
            l_1_tag = ''
        pass
        t_18.extend((
            '<bdi class="quoted"',
            (_value if type(_value := (undefined(name='lang') if l_0_lang is missing else l_0_lang)(l_1_tag, )) is Markup else printed(_value)),
            '>',
            (_value if type(_value := (undefined(name='marks') if l_0_marks is missing else l_0_marks)(l_1_text, l_1_tag, )) is Markup else printed(_value)),
            '</bdi>',
        ))
        return concat(t_18)
    context.exported_vars.add('quoted')
    context.vars['quoted'] = l_0_quoted = lambda text=missing, tag=missing, *, _body=macro: markup(_body(text, tag))
    pieces.append(
        '\n',
    )
    def macro(l_1_text, l_1_tag, l_1_is_summary):
        t_19 = []
        l_1_t = resolve('t')
        if l_1_text is missing:
            l_1_text = undefined("parameter 'text' was not provided", name='text')
        if l_1_tag is missing:
            l_1_tag = ''
        if l_1_is_summary is missing:
            l_1_is_summary = False
        pass
        if l_1_is_summary:
            pass
            t_19.extend((
                '<bdi class="quoted"',
                (_value if type(_value := (undefined(name='lang') if l_0_lang is missing else l_0_lang)(l_1_tag, )) is Markup else printed(_value)),
                '>',
                (escaped(_value) if type(_value := t_8(l_1_text, l_1_tag)) is str else printed(_value)),
                '</bdi> <span class="aside-words in-summary">(',
                escaped_words['mark.in_summary'],
                ')</span>',
            ))
        else:
            pass
            t_19.append(
                (_value if type(_value := (undefined(name='quoted') if l_0_quoted is missing else l_0_quoted)(l_1_text, l_1_tag, )) is Markup else printed(_value)),
            )
        return concat(t_19)
    context.exported_vars.add('said')
    context.vars['said'] = l_0_said = lambda text=missing, tag=missing, is_summary=missing, *, _body=macro: markup(_body(text, tag, is_summary))
    pieces.append(
        '\n',
    )
    def macro(l_1_label, l_1_root):
        t_20 = []
        if l_1_label is missing:
            l_1_label = undefined("parameter 'label' was not provided", name='label')
        if l_1_root is missing:
            l_1_root = undefined("parameter 'root' was not provided", name='root')
        pass
        if l_1_label.route:
            pass
            t_20.extend((
                '<a href="',
                (escaped(_value) if type(_value := l_1_root) is str else printed(_value)),
                (escaped(_value) if type(_value := l_1_label.route) is str else printed(_value)),
                '"',
                (_value if type(_value := (undefined(name='lang') if l_0_lang is missing else l_0_lang)(l_1_label.lang, )) is Markup else printed(_value)),
                '>',
                (escaped(_value) if type(_value := t_8(l_1_label.name, l_1_label.lang)) is str else printed(_value)),
                '</a>',
            ))
        elif l_1_label.url:
            pass
            t_20.append(
                (_value if type(_value := (undefined(name='external') if l_0_external is missing else l_0_external)(l_1_label.url, l_1_label.name, )) is Markup else printed(_value)),
            )
        else:
            pass
            t_20.append(
                (escaped(_value) if type(_value := t_6(t_8(l_1_label.name))) is str else printed(_value)),
            )
        if l_1_label.note:
            pass
            t_20.extend((
                ' <span class="aside-words">(',
                (escaped(_value) if type(_value := t_6(t_8(l_1_label.note))) is str else printed(_value)),
                ')</span>',
            ))
        t_20.append(
            (_value if type(_value := (undefined(name='basis') if l_0_basis is missing else l_0_basis)(l_1_label.basis, )) is Markup else printed(_value)),
        )
        return concat(t_20)
    context.exported_vars.add('labelled')
    context.vars['labelled'] = l_0_labelled = lambda label=missing, root=missing, *, _body=macro: markup(_body(label, root))
    pieces.append(
        '\n',
    )
    def macro(l_1_values, l_1_root):
        t_21 = []
        if l_1_values is missing:
            l_1_values = undefined("parameter 'values' was not provided", name='values')
        if l_1_root is missing:
            l_1_root = undefined("parameter 'root' was not provided", name='root')
        pass
        l_2_loop = missing
        for l_2_label, l_2_loop in LoopContext(l_1_values, undefined):
            _loop_vars = {}
            pass
            if (not l_2_loop.first):
                pass
                t_21.append(
                    ', ',
                )
            t_21.append(
                (_value if type(_value := (undefined(name='labelled') if l_0_labelled is missing else l_0_labelled)(l_2_label, l_1_root, )) is Markup else printed(_value)),
            )
        l_2_loop = l_2_label = missing
        return concat(t_21)
    context.exported_vars.add('labels')
    context.vars['labels'] = l_0_labels = lambda values=missing, root=missing, *, _body=macro: markup(_body(values, root))
    pieces.append(
        '\n',
    )
    def macro(l_1_row, l_1_root, l_1_anchor):
        t_22 = []
        if l_1_row is missing:
            l_1_row = undefined("parameter 'row' was not provided", name='row')
        if l_1_root is missing:
            l_1_root = undefined("parameter 'root' was not provided", name='root')
        if l_1_anchor is missing:
            l_1_anchor = ''
        pass
        t_22.extend((
            '<a href="',
            (escaped(_value) if type(_value := l_1_root) is str else printed(_value)),
            (escaped(_value) if type(_value := l_1_row.route) is str else printed(_value)),
        ))
        if l_1_anchor:
            pass
            t_22.extend((
                '#',
                (escaped(_value) if type(_value := l_1_anchor) is str else printed(_value)),
            ))
        t_22.append(
            '"',
        )
        if l_1_row.lang:
            pass
            t_22.append(
                (_value if type(_value := (undefined(name='lang') if l_0_lang is missing else l_0_lang)(l_1_row.lang, )) is Markup else printed(_value)),
            )
        t_22.extend((
            '>',
            (escaped(_value) if type(_value := t_8(l_1_row.title, l_1_row.lang)) is str else printed(_value)),
            '</a>',
        ))
        return concat(t_22)
    context.exported_vars.add('link')
    context.vars['link'] = l_0_link = lambda row=missing, root=missing, anchor=missing, *, _body=macro: markup(_body(row, root, anchor))
    pieces.append(
        '\n',
    )
    def macro(l_1_row):
        t_23 = []
        l_1_t = resolve('t')
        l_1_low = l_1_n = missing
        if l_1_row is missing:
            l_1_row = undefined("parameter 'row' was not provided", name='row')
        pass
        (l_1_low, l_1_n) = l_1_row.origins
        if (not (undefined(name='n') if l_1_n is missing else l_1_n)):
            pass
            t_23.append(
                escaped_words['claim.origins_no'],
            )
        elif (not l_1_row.unknown):
            pass
            t_23.append(
                (escaped(_value) if type(_value := ((undefined(name='t') if l_1_t is missing else l_1_t)('claim.origins_short', n=(undefined(name='n') if l_1_n is missing else l_1_n), ) if ((undefined(name='low') if l_1_low is missing else l_1_low) == (undefined(name='n') if l_1_n is missing else l_1_n)) else (undefined(name='t') if l_1_t is missing else l_1_t)('claim.origins_short_range', low=(undefined(name='low') if l_1_low is missing else l_1_low), n=(undefined(name='n') if l_1_n is missing else l_1_n), ))) is str else printed(_value)),
            )
        else:
            pass
            t_23.append(
                (escaped(_value) if type(_value := ((undefined(name='t') if l_1_t is missing else l_1_t)('claim.origins', n=(undefined(name='n') if l_1_n is missing else l_1_n), ) if ((undefined(name='low') if l_1_low is missing else l_1_low) == (undefined(name='n') if l_1_n is missing else l_1_n)) else (undefined(name='t') if l_1_t is missing else l_1_t)('claim.origins_range', low=(undefined(name='low') if l_1_low is missing else l_1_low), n=(undefined(name='n') if l_1_n is missing else l_1_n), ))) is str else printed(_value)),
            )
        if l_1_row.unknown:
            pass
            t_23.extend((
                ', ',
                (_value if type(_value := (undefined(name='t') if l_1_t is missing else l_1_t)('claim.origins_unknown', n=l_1_row.unknown, )) is Markup else printed(_value)),
            ))
        return concat(t_23)
    context.exported_vars.add('origins')
    context.vars['origins'] = l_0_origins = lambda row=missing, *, _body=macro: markup(_body(row))
    pieces.append(
        '\n',
    )
    def macro(l_1_row):
        t_24 = []
        l_1_t = resolve('t')
        if l_1_row is missing:
            l_1_row = undefined("parameter 'row' was not provided", name='row')
        pass
        t_24.append(
            '<span',
        )
        if (l_1_row.status != 'unverified'):
            pass
            t_24.append(
                ' class="assessed"',
            )
        t_24.extend((
            '>',
            (_value if type(_value := (undefined(name='t') if l_1_t is missing else l_1_t)(joined('status.', l_1_row.status, ), )) is Markup else printed(_value)),
            '</span>',
        ))
        return concat(t_24)
    context.exported_vars.add('status')
    context.vars['status'] = l_0_status = lambda row=missing, *, _body=macro: markup(_body(row))
    pieces.append(
        '\n',
    )
    def macro(l_1_row, l_1_root, l_1_mixed, l_1_extra):
        t_25 = []
        l_1_t = resolve('t')
        l_1_subkind = missing
        if l_1_row is missing:
            l_1_row = undefined("parameter 'row' was not provided", name='row')
        if l_1_root is missing:
            l_1_root = undefined("parameter 'root' was not provided", name='root')
        if l_1_mixed is missing:
            l_1_mixed = False
        if l_1_extra is missing:
            l_1_extra = ''
        pass
        t_25.extend((
            '<li class="entry ',
            (escaped(_value) if type(_value := l_1_row.kind) is str else printed(_value)),
        ))
        if l_1_row.when:
            pass
            t_25.append(
                ' dated',
            )
            if ((l_1_row.when).uncertain or (l_1_row.when).approximate):
                pass
                t_25.append(
                    ' doubted',
                )
        t_25.append(
            '">\n',
        )
        if l_1_row.when:
            pass
            t_25.extend((
                '<p class="entry-when">',
                (_value if type(_value := (undefined(name='time') if l_0_time is missing else l_0_time)(l_1_row.when, True, )) is Markup else printed(_value)),
                '</p>\n',
            ))
        t_25.extend((
            '<div class="entry-what">\n<p class="entry-title">',
            (_value if type(_value := (undefined(name='link') if l_0_link is missing else l_0_link)(l_1_row, l_1_root, )) is Markup else printed(_value)),
        ))
        if l_1_row.badges:
            pass
            t_25.extend((
                ' ',
                (_value if type(_value := (undefined(name='badges') if l_0_badges is missing else l_0_badges)(l_1_row.badges, )) is Markup else printed(_value)),
            ))
        t_25.append(
            '</p>\n',
        )
        l_1_subkind = ((undefined(name='t') if l_1_t is missing else l_1_t)(joined('actor_kind.', l_1_row.subkind, ), ) if ((l_1_row.kind == 'actor') and l_1_row.subkind) else ((undefined(name='t') if l_1_t is missing else l_1_t)(joined('note_kind.', l_1_row.subkind, ), ) if ((l_1_row.kind == 'note') and l_1_row.subkind) else ((undefined(name='t') if l_1_t is missing else l_1_t)(joined('kind.', l_1_row.kind, ), ) if l_1_mixed else '')))
        if (((((((undefined(name='subkind') if l_1_subkind is missing else l_1_subkind) or l_1_row.about) or l_1_row.detail) or l_1_row.articles) or l_1_row.origins) or l_1_row.dates) or l_1_extra):
            pass
            t_25.append(
                '<p class="entry-detail">',
            )
            if (undefined(name='subkind') if l_1_subkind is missing else l_1_subkind):
                pass
                t_25.extend((
                    '<span class="kind">',
                    (escaped(_value) if type(_value := (undefined(name='subkind') if l_1_subkind is missing else l_1_subkind)) is str else printed(_value)),
                    '</span>',
                ))
            if l_1_row.about:
                pass
                t_25.extend((
                    '<span',
                    (_value if type(_value := (undefined(name='lang') if l_0_lang is missing else l_0_lang)(l_1_row.about_lang, )) is Markup else printed(_value)),
                    '>',
                    (escaped(_value) if type(_value := t_8(l_1_row.about, l_1_row.about_lang)) is str else printed(_value)),
                    '</span>',
                ))
            if l_1_row.detail:
                pass
                t_25.extend((
                    '<span>',
                    (escaped(_value) if type(_value := ((undefined(name='t') if l_1_t is missing else l_1_t)('list.records', n=t_2(l_1_row.detail), ) if (l_1_row.kind == 'tag') else t_8(l_1_row.detail))) is str else printed(_value)),
                    '</span>',
                ))
            if l_1_row.articles:
                pass
                t_25.extend((
                    '<span>',
                    (_value if type(_value := (undefined(name='t') if l_1_t is missing else l_1_t)('count.articles', n=l_1_row.articles, )) is Markup else printed(_value)),
                    '</span>',
                ))
            if l_1_row.origins:
                pass
                t_25.extend((
                    '<span>',
                    (_value if type(_value := (undefined(name='origins') if l_0_origins is missing else l_0_origins)(l_1_row, )) is Markup else printed(_value)),
                    '</span>',
                ))
            if l_1_row.dates:
                pass
                t_25.extend((
                    '<span>',
                    (_value if type(_value := (undefined(name='t') if l_1_t is missing else l_1_t)('count.dates', n=l_1_row.dates, )) is Markup else printed(_value)),
                    '</span>',
                ))
            if l_1_row.status:
                pass
                t_25.append(
                    (_value if type(_value := (undefined(name='status') if l_0_status is missing else l_0_status)(l_1_row, )) is Markup else printed(_value)),
                )
            if l_1_extra:
                pass
                t_25.extend((
                    '<span>',
                    (escaped(_value) if type(_value := l_1_extra) is str else printed(_value)),
                    '</span>',
                ))
            t_25.append(
                '</p>\n',
            )
        if l_1_row.summary:
            pass
            t_25.extend((
                '<p class="entry-summary"',
                (_value if type(_value := (undefined(name='lang') if l_0_lang is missing else l_0_lang)(l_1_row.lang, )) is Markup else printed(_value)),
                '>',
                (escaped(_value) if type(_value := t_8(l_1_row.summary, l_1_row.lang)) is str else printed(_value)),
                '</p>\n',
            ))
        t_25.append(
            '</div>\n</li>\n',
        )
        return concat(t_25)
    context.exported_vars.add('entry')
    context.vars['entry'] = l_0_entry = lambda row=missing, root=missing, mixed=missing, extra=missing, *, _body=macro: markup(_body(row, root, mixed, extra))
    pieces.append(
        '\n',
    )
    def macro(l_1_rows, l_1_root, l_1_mixed, l_1_ordered):
        t_26 = []
        if l_1_rows is missing:
            l_1_rows = undefined("parameter 'rows' was not provided", name='rows')
        if l_1_root is missing:
            l_1_root = undefined("parameter 'root' was not provided", name='root')
        if l_1_mixed is missing:
            l_1_mixed = False
        if l_1_ordered is missing:
            l_1_ordered = False
        pass
        t_26.extend((
            '<',
            (escaped(_value) if type(_value := ('ol' if l_1_ordered else 'ul')) is str else printed(_value)),
            ' class="entries">\n',
        ))
        for l_2_row in l_1_rows:
            _loop_vars = {}
            pass
            t_26.append(
                (_value if type(_value := (undefined(name='entry') if l_0_entry is missing else l_0_entry)(l_2_row, l_1_root, l_1_mixed, )) is Markup else printed(_value)),
            )
        l_2_row = missing
        t_26.extend((
            '</',
            (escaped(_value) if type(_value := ('ol' if l_1_ordered else 'ul')) is str else printed(_value)),
            '>\n',
        ))
        return concat(t_26)
    context.exported_vars.add('entries')
    context.vars['entries'] = l_0_entries = lambda rows=missing, root=missing, mixed=missing, ordered=missing, *, _body=macro: markup(_body(rows, root, mixed, ordered))
    pieces.append(
        '\n',
    )
    def macro(l_1_list, l_1_root, l_1_label):
        t_27 = []
        if l_1_list is missing:
            l_1_list = undefined("parameter 'list' was not provided", name='list')
        if l_1_root is missing:
            l_1_root = undefined("parameter 'root' was not provided", name='root')
        if l_1_label is missing:
            l_1_label = undefined("parameter 'label' was not provided", name='label')
        pass
        if l_1_list:
            pass
            t_27.extend((
                '<nav class="parts" aria-label="',
                (escaped(_value) if type(_value := l_1_label) is str else printed(_value)),
                '">\n<ul>\n',
            ))
            for l_2_part in l_1_list:
                l_2_t = resolve('t')
                _loop_vars = {}
                pass
                t_27.extend((
                    '<li><a href="',
                    (escaped(_value) if type(_value := l_1_root) is str else printed(_value)),
                    (escaped(_value) if type(_value := l_2_part.route) is str else printed(_value)),
                    '"',
                ))
                if l_2_part.current:
                    pass
                    t_27.append(
                        ' aria-current="page"',
                    )
                t_27.extend((
                    '>',
                    (escaped(_value) if type(_value := t_8(l_2_part.title)) is str else printed(_value)),
                ))
                if l_2_part.count:
                    pass
                    t_27.extend((
                        ' <span class="count" aria-hidden="true">',
                        (escaped(_value) if type(_value := t_5(l_2_part.count)) is str else printed(_value)),
                        '</span><span class="visually-hidden">',
                        (_value if type(_value := (undefined(name='t') if l_2_t is missing else l_2_t)('list.records', n=l_2_part.count, )) is Markup else printed(_value)),
                        '</span>',
                    ))
                t_27.append(
                    '</a></li>\n',
                )
            l_2_part = l_2_t = missing
            t_27.append(
                '</ul>\n</nav>\n',
            )
        return concat(t_27)
    context.exported_vars.add('parts')
    context.vars['parts'] = l_0_parts = lambda list=missing, root=missing, label=missing, *, _body=macro: markup(_body(list, root, label))
    pieces.append(
        '\n',
    )
    def macro(l_1_tags, l_1_root):
        t_28 = []
        l_1_t = resolve('t')
        if l_1_tags is missing:
            l_1_tags = undefined("parameter 'tags' was not provided", name='tags')
        if l_1_root is missing:
            l_1_root = undefined("parameter 'root' was not provided", name='root')
        pass
        if l_1_tags:
            pass
            t_28.extend((
                '<div class="tags">\n<h2 class="visually-hidden">',
                escaped_words['menu.tags'],
                '</h2>\n<ul>\n',
            ))
            for (l_2_title, l_2_route) in l_1_tags:
                _loop_vars = {}
                pass
                t_28.extend((
                    '<li><a href="',
                    (escaped(_value) if type(_value := l_1_root) is str else printed(_value)),
                    (escaped(_value) if type(_value := l_2_route) is str else printed(_value)),
                    '" rel="tag">',
                    (escaped(_value) if type(_value := t_8(l_2_title)) is str else printed(_value)),
                    '</a></li>\n',
                ))
            l_2_title = l_2_route = missing
            t_28.append(
                '</ul>\n</div>\n',
            )
        return concat(t_28)
    context.exported_vars.add('tag_list')
    context.vars['tag_list'] = l_0_tag_list = lambda tags=missing, root=missing, *, _body=macro: markup(_body(tags, root))
    pieces.append(
        '\n',
    )
    def macro(l_1_toc):
        t_29 = []
        l_1_t = resolve('t')
        if l_1_toc is missing:
            l_1_toc = undefined("parameter 'toc' was not provided", name='toc')
        pass
        if (t_4(l_1_toc) > 2):
            pass
            t_29.extend((
                '<nav class="contents" aria-label="',
                escaped_words['page.contents'],
                '">\n<p class="label">',
                escaped_words['page.contents'],
                '</p>\n<ol>\n',
            ))
            for (l_2_level, l_2_title, l_2_anchor) in l_1_toc:
                _loop_vars = {}
                pass
                t_29.extend((
                    '<li class="level-',
                    (escaped(_value) if type(_value := l_2_level) is str else printed(_value)),
                    '"><a href="#',
                    (escaped(_value) if type(_value := l_2_anchor) is str else printed(_value)),
                    '">',
                    (escaped(_value) if type(_value := t_8(l_2_title)) is str else printed(_value)),
                    '</a></li>\n',
                ))
            l_2_level = l_2_title = l_2_anchor = missing
            t_29.append(
                '</ol>\n</nav>\n',
            )
        return concat(t_29)
    context.exported_vars.add('contents')
    context.vars['contents'] = l_0_contents = lambda toc=missing, *, _body=macro: markup(_body(toc))
    pieces.append(
        '\n',
    )
    def macro(l_1_cards, l_1_root):
        t_30 = []
        if l_1_cards is missing:
            l_1_cards = undefined("parameter 'cards' was not provided", name='cards')
        if l_1_root is missing:
            l_1_root = undefined("parameter 'root' was not provided", name='root')
        pass
        t_30.append(
            '<ul class="cards">\n',
        )
        for l_2_card in l_1_cards:
            _loop_vars = {}
            pass
            t_30.extend((
                '<li class="actor-card">\n<p class="actor-name">',
                (_value if type(_value := (undefined(name='link') if l_0_link is missing else l_0_link)(l_2_card.row, l_1_root, )) is Markup else printed(_value)),
            ))
            if (l_2_card.row).badges:
                pass
                t_30.extend((
                    ' ',
                    (_value if type(_value := (undefined(name='badges') if l_0_badges is missing else l_0_badges)((l_2_card.row).badges, )) is Markup else printed(_value)),
                ))
            t_30.append(
                '</p>\n',
            )
            if ((l_2_card.role or l_2_card.as_role) or l_2_card.label):
                pass
                t_30.append(
                    '<p class="actor-role">',
                )
                if l_2_card.as_role:
                    pass
                    t_30.extend((
                        '<span>',
                        (escaped(_value) if type(_value := t_8(l_2_card.as_role)) is str else printed(_value)),
                        '</span>',
                    ))
                if l_2_card.role:
                    pass
                    t_30.extend((
                        '<span>',
                        (escaped(_value) if type(_value := t_8(l_2_card.role)) is str else printed(_value)),
                        '</span>',
                    ))
                if l_2_card.label:
                    pass
                    t_30.extend((
                        '<span class="outlet-label">',
                        (escaped(_value) if type(_value := t_8(l_2_card.label)) is str else printed(_value)),
                        '</span>',
                    ))
                t_30.append(
                    '</p>\n',
                )
            t_30.append(
                '</li>\n',
            )
        l_2_card = missing
        t_30.append(
            '</ul>\n',
        )
        return concat(t_30)
    context.exported_vars.add('actor_cards')
    context.vars['actor_cards'] = l_0_actor_cards = lambda cards=missing, root=missing, *, _body=macro: markup(_body(cards, root))
    pieces.append(
        '\n',
    )
    def macro(l_1_entry, l_1_root):
        t_31 = []
        l_1_t = resolve('t')
        if l_1_entry is missing:
            l_1_entry = undefined("parameter 'entry' was not provided", name='entry')
        if l_1_root is missing:
            l_1_root = undefined("parameter 'root' was not provided", name='root')
        pass
        t_31.extend((
            '<div class="reference-text">',
            (escaped(_value) if type(_value := t_7(l_1_entry.html)) is str else printed(_value)),
            '</div>\n',
        ))
        if ((((l_1_entry.basis or l_1_entry.locators) or l_1_entry.label) or l_1_entry.url) or (l_1_entry.row).route):
            pass
            t_31.append(
                '<p class="reference-links">',
            )
            if l_1_entry.locators:
                pass
                t_31.extend((
                    '<span>',
                    (escaped(_value) if type(_value := t_3(context.eval_ctx, l_1_entry.locators, ', ')) is str else printed(_value)),
                    '</span>',
                ))
            if l_1_entry.label:
                pass
                t_31.extend((
                    '<span>',
                    (escaped(_value) if type(_value := t_8(l_1_entry.label)) is str else printed(_value)),
                    '</span>',
                ))
            if (l_1_entry.row).route:
                pass
                t_31.extend((
                    '<span><a href="',
                    (escaped(_value) if type(_value := l_1_root) is str else printed(_value)),
                    (escaped(_value) if type(_value := (l_1_entry.row).route) is str else printed(_value)),
                    '">',
                    (escaped(_value) if type(_value := (words['reference.article'] if ((l_1_entry.row).kind == 'article') else words['reference.page'])) is str else printed(_value)),
                    '<span class="visually-hidden">',
                    (_value if type(_value := (undefined(name='t') if l_1_t is missing else l_1_t)('mark.about', text='', )) is Markup else printed(_value)),
                    '<span',
                ))
                if (l_1_entry.row).lang:
                    pass
                    t_31.append(
                        (_value if type(_value := (undefined(name='lang') if l_0_lang is missing else l_0_lang)((l_1_entry.row).lang, )) is Markup else printed(_value)),
                    )
                t_31.extend((
                    '>',
                    (escaped(_value) if type(_value := (l_1_entry.row).title) is str else printed(_value)),
                    '</span></span></a></span>',
                ))
            if l_1_entry.url:
                pass
                t_31.extend((
                    '<span><a class="external" href="',
                    (escaped(_value) if type(_value := l_1_entry.url) is str else printed(_value)),
                    '" rel="noopener noreferrer external">',
                    escaped_words['reference.read'],
                    '<span class="visually-hidden">',
                    (_value if type(_value := (undefined(name='t') if l_1_t is missing else l_1_t)('mark.about', text='', )) is Markup else printed(_value)),
                    '<span',
                ))
                if (l_1_entry.row).lang:
                    pass
                    t_31.append(
                        (_value if type(_value := (undefined(name='lang') if l_0_lang is missing else l_0_lang)((l_1_entry.row).lang, )) is Markup else printed(_value)),
                    )
                t_31.extend((
                    '>',
                    (escaped(_value) if type(_value := (l_1_entry.row).title) is str else printed(_value)),
                    '</span></span></a></span>',
                ))
            t_31.extend((
                (_value if type(_value := (undefined(name='basis') if l_0_basis is missing else l_0_basis)(l_1_entry.basis, )) is Markup else printed(_value)),
                '</p>\n',
            ))
        return concat(t_31)
    context.exported_vars.add('reference')
    context.vars['reference'] = l_0_reference = lambda entry=missing, root=missing, *, _body=macro: markup(_body(entry, root))
    pieces.append(
        '\n',
    )
    def macro(l_1_list, l_1_root):
        t_32 = []
        if l_1_list is missing:
            l_1_list = undefined("parameter 'list' was not provided", name='list')
        if l_1_root is missing:
            l_1_root = undefined("parameter 'root' was not provided", name='root')
        pass
        t_32.append(
            '<ul class="bibliography">\n',
        )
        for l_2_entry in l_1_list:
            _loop_vars = {}
            pass
            t_32.extend((
                '<li id="',
                (escaped(_value) if type(_value := l_2_entry.anchor) is str else printed(_value)),
                '">\n',
                (_value if type(_value := (undefined(name='reference') if l_0_reference is missing else l_0_reference)(l_2_entry, l_1_root, )) is Markup else printed(_value)),
                '\n</li>\n',
            ))
        l_2_entry = missing
        t_32.append(
            '</ul>\n',
        )
        return concat(t_32)
    context.exported_vars.add('bibliography')
    context.vars['bibliography'] = l_0_bibliography = lambda list=missing, root=missing, *, _body=macro: markup(_body(list, root))
    pieces.append(
        '\n',
    )
    def macro(l_1_snippets):
        t_33 = []
        if l_1_snippets is missing:
            l_1_snippets = undefined("parameter 'snippets' was not provided", name='snippets')
        pass
        if l_1_snippets:
            pass
            t_33.append(
                '<div class="exports">\n',
            )
            for l_2_snippet in l_1_snippets:
                l_2_t = resolve('t')
                _loop_vars = {}
                pass
                t_33.extend((
                    '<details class="export">\n<summary>',
                    (_value if type(_value := (undefined(name='t') if l_2_t is missing else l_2_t)(joined('export.', l_2_snippet.format, ), )) is Markup else printed(_value)),
                    '</summary>\n<pre><code translate="no">',
                    (escaped(_value) if type(_value := l_2_snippet.text) is str else printed(_value)),
                    '</code></pre>\n</details>\n',
                ))
            l_2_snippet = l_2_t = missing
            t_33.append(
                '</div>\n',
            )
        return concat(t_33)
    context.exported_vars.add('exports')
    context.vars['exports'] = l_0_exports = lambda snippets=missing, *, _body=macro: markup(_body(snippets))
    pieces.append(
        '\n',
    )
    def macro(l_1_context, l_1_tag):
        t_34 = []
        if l_1_context is missing:
            l_1_context = undefined("parameter 'context' was not provided", name='context')
        if l_1_tag is missing:
            l_1_tag = ''
        pass
        l_1_tag = (l_1_context.lang or l_1_tag)
        t_34.extend((
            '<blockquote class="sentence"',
            (_value if type(_value := (undefined(name='lang') if l_0_lang is missing else l_0_lang)(l_1_tag, )) is Markup else printed(_value)),
            '><p>',
        ))
        for l_2_piece in l_1_context.pieces:
            _loop_vars = {}
            pass
            if l_2_piece.is_match:
                pass
                t_34.append(
                    '<strong',
                )
                if l_2_piece.lang:
                    pass
                    t_34.append(
                        (_value if type(_value := (undefined(name='lang') if l_0_lang is missing else l_0_lang)(l_2_piece.lang, )) is Markup else printed(_value)),
                    )
                t_34.extend((
                    '>',
                    (escaped(_value) if type(_value := t_8(l_2_piece.text, (l_2_piece.lang or l_1_tag))) is str else printed(_value)),
                    '</strong>',
                ))
            elif l_2_piece.lang:
                pass
                t_34.extend((
                    '<span lang="',
                    (escaped(_value) if type(_value := l_2_piece.lang) is str else printed(_value)),
                    '">',
                    (escaped(_value) if type(_value := t_8(l_2_piece.text, l_2_piece.lang)) is str else printed(_value)),
                    '</span>',
                ))
            else:
                pass
                t_34.append(
                    (escaped(_value) if type(_value := t_8(l_2_piece.text, l_1_tag)) is str else printed(_value)),
                )
        l_2_piece = missing
        t_34.append(
            '</p></blockquote>',
        )
        return concat(t_34)
    context.exported_vars.add('sentence')
    context.vars['sentence'] = l_0_sentence = lambda context=missing, tag=missing, *, _body=macro: markup(_body(context, tag))
    pieces.append(
        '\n',
    )
    def macro(l_1_list, l_1_root):
        t_35 = []
        if l_1_list is missing:
            l_1_list = undefined("parameter 'list' was not provided", name='list')
        if l_1_root is missing:
            l_1_root = undefined("parameter 'root' was not provided", name='root')
        pass
        t_35.append(
            '<ul class="backlinks">\n',
        )
        for l_2_backlink in l_1_list:
            l_2_t = resolve('t')
            _loop_vars = {}
            pass
            t_35.extend((
                '<li>\n<p class="entry-title">',
                (_value if type(_value := (undefined(name='link') if l_0_link is missing else l_0_link)(l_2_backlink.row, l_1_root, l_2_backlink.anchor, )) is Markup else printed(_value)),
            ))
            if (l_2_backlink.row).badges:
                pass
                t_35.extend((
                    ' ',
                    (_value if type(_value := (undefined(name='badges') if l_0_badges is missing else l_0_badges)((l_2_backlink.row).badges, )) is Markup else printed(_value)),
                ))
            t_35.extend((
                '</p>\n<p class="entry-detail"><span class="kind">',
                (_value if type(_value := (undefined(name='t') if l_2_t is missing else l_2_t)(joined('relation.', l_2_backlink.relation, ), )) is Markup else printed(_value)),
                '</span><span>',
                (_value if type(_value := (undefined(name='t') if l_2_t is missing else l_2_t)(joined('kind.', (l_2_backlink.row).kind, ), )) is Markup else printed(_value)),
                '</span>',
            ))
            if (l_2_backlink.row).when:
                pass
                t_35.extend((
                    '<span>',
                    (_value if type(_value := (undefined(name='time') if l_0_time is missing else l_0_time)((l_2_backlink.row).when, True, )) is Markup else printed(_value)),
                    '</span>',
                ))
            if (l_2_backlink.row).detail:
                pass
                t_35.extend((
                    '<span>',
                    (escaped(_value) if type(_value := t_8((l_2_backlink.row).detail)) is str else printed(_value)),
                    '</span>',
                ))
            t_35.append(
                '</p>\n',
            )
            for l_3_context in l_2_backlink.contexts:
                _loop_vars = {}
                pass
                t_35.extend((
                    (_value if type(_value := (undefined(name='sentence') if l_0_sentence is missing else l_0_sentence)(l_3_context, (l_2_backlink.row).lang, )) is Markup else printed(_value)),
                    '\n',
                ))
            l_3_context = missing
            t_35.append(
                '</li>\n',
            )
        l_2_backlink = l_2_t = missing
        t_35.append(
            '</ul>\n',
        )
        return concat(t_35)
    context.exported_vars.add('backlinks')
    context.vars['backlinks'] = l_0_backlinks = lambda list=missing, root=missing, *, _body=macro: markup(_body(list, root))
    pieces.append(
        '\n',
    )
    def macro(l_1_list, l_1_label):
        t_36 = []
        if l_1_list is missing:
            l_1_list = undefined("parameter 'list' was not provided", name='list')
        if l_1_label is missing:
            l_1_label = undefined("parameter 'label' was not provided", name='label')
        pass
        if (t_4(l_1_list) > 3):
            pass
            t_36.extend((
                '<nav class="jumps" aria-label="',
                (escaped(_value) if type(_value := l_1_label) is str else printed(_value)),
                '">\n<ul>\n',
            ))
            def t_37(fiter):
                for l_2_group in fiter:
                    if l_2_group.anchor:
                        yield l_2_group
            for l_2_group in t_37(l_1_list):
                _loop_vars = {}
                pass
                t_36.extend((
                    '<li><a href="#',
                    (escaped(_value) if type(_value := l_2_group.anchor) is str else printed(_value)),
                    '">',
                    (escaped(_value) if type(_value := l_2_group.title) is str else printed(_value)),
                    '</a></li>\n',
                ))
            l_2_group = missing
            t_36.append(
                '</ul>\n</nav>\n',
            )
        return concat(t_36)
    context.exported_vars.add('jumps')
    context.vars['jumps'] = l_0_jumps = lambda list=missing, label=missing, *, _body=macro: markup(_body(list, label))
    pieces.append(
        '\n',
    )
    def macro(l_1_list, l_1_root, l_1_are, l_1_mixed):
        t_38 = []
        if l_1_list is missing:
            l_1_list = undefined("parameter 'list' was not provided", name='list')
        if l_1_root is missing:
            l_1_root = undefined("parameter 'root' was not provided", name='root')
        if l_1_are is missing:
            l_1_are = undefined("parameter 'are' was not provided", name='are')
        if l_1_mixed is missing:
            l_1_mixed = False
        pass
        for l_2_group in l_1_list:
            _loop_vars = {}
            pass
            t_38.extend((
                '<section class="group by-',
                (escaped(_value) if type(_value := l_1_are) is str else printed(_value)),
                '">\n',
            ))
            if l_2_group.title:
                pass
                t_38.append(
                    '<h2',
                )
                if l_2_group.anchor:
                    pass
                    t_38.extend((
                        ' id="',
                        (escaped(_value) if type(_value := l_2_group.anchor) is str else printed(_value)),
                        '"',
                    ))
                t_38.extend((
                    '>',
                    (escaped(_value) if type(_value := l_2_group.title) is str else printed(_value)),
                    '</h2>\n',
                ))
            t_38.extend((
                (_value if type(_value := (undefined(name='entries') if l_0_entries is missing else l_0_entries)(l_2_group.rows, l_1_root, l_1_mixed, )) is Markup else printed(_value)),
                '\n</section>\n',
            ))
        l_2_group = missing
        return concat(t_38)
    context.exported_vars.add('groups')
    context.vars['groups'] = l_0_groups = lambda list=missing, root=missing, are=missing, mixed=missing, *, _body=macro: markup(_body(list, root, are, mixed))
    yield concat(pieces)

blocks = {}
debug_info = '3=64&5=82&6=90&7=91&11=113&12=118&13=124&17=143&19=164&21=186&23=206&25=227&28=248&30=272&33=292&35=324&36=331&37=343&38=351&40=353&41=361&44=369&45=377&48=395&51=434&52=441&53=442&57=469&60=494&61=509&62=524&63=528&66=533&67=544&68=545&69=550&71=609&72=613&78=627&79=640&80=643&81=647&83=652&86=661&87=670&88=674&90=677&91=683&98=718&99=726&101=730&103=733&104=738&111=754&112=760&113=764&114=766&116=769&117=774&124=791&126=801&128=806&129=817&130=822&137=859&138=869&139=872&141=877&142=884&143=891&144=913&145=935&149=944&151=954&152=959&153=961&159=974&160=979&162=984&164=990&165=992&173=1005&174=1012&175=1015&178=1060&180=1070&182=1076&183=1086&184=1108&185=1112&193=1129&194=1136&195=1140&197=1143&198=1152&205=1167&206=1178&207=1183&208=1186&209=1191&211=1204'

# Made of the template macros.html: see dossier/rendering/ready.py.
MADE_OF = "1ea2189dade42cd431c70baee5329065"
