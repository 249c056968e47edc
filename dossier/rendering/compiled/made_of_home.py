from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'home.html'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    l_0_page = resolve('page')
    l_0_m = l_0_n = l_0_root = missing
    pieces = []
    pass
    parent_template = environment.get_template('base.html', 'home.html')
    for name, parent_block in parent_template.blocks.items():
        context.blocks.setdefault(name, []).append(parent_block)
    l_0_m = context.vars['m'] = environment.get_template('macros.html', 'home.html')._get_default_module(context)
    context.exported_vars.discard('m')
    l_0_n = context.vars['n'] = environment.get_template('notes.html', 'home.html')._get_default_module(context)
    context.exported_vars.discard('n')
    l_0_root = l_0_page.root
    context.vars['root'] = l_0_root
    context.exported_vars.add('root')
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
        'home',
    )
    yield concat(pieces)

def block_masthead_title(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    pieces = []
    pass
    yield concat(pieces)

def block_main(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_site = resolve('site')
    l_0_intro = resolve('intro')
    l_0_counts = resolve('counts')
    l_0_latest = resolve('latest')
    l_0_t = resolve('t')
    l_0_questions = resolve('questions')
    l_0_actors = resolve('actors')
    l_0_missing = resolve('missing')
    l_0_claims = resolve('claims')
    l_0_events = resolve('events')
    l_0_picture = resolve('picture')
    l_0_m = resolve('m')
    l_0_root = resolve('root')
    l_0_tags = resolve('tags')
    try:
        t_1 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    try:
        t_2 = environment.filters['number']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'number' found.")
    try:
        t_3 = environment.filters['safe']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'safe' found.")
    try:
        t_4 = environment.filters['truncate']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'truncate' found.")
    try:
        t_5 = environment.filters['unbroken']
    except KeyError:
        @internalcode
        def t_5(*unused):
            raise TemplateRuntimeError("No filter named 'unbroken' found.")
    pieces = []
    pass
    pieces.extend((
        '<header class="head">\n<h1>',
        (escaped(_value) if type(_value := t_5(l_0_site.title)) is str else printed(_value)),
        '</h1>\n',
    ))
    if l_0_site.description:
        pass
        pieces.extend((
            '<p class="standfirst">',
            (escaped(_value) if type(_value := t_5(l_0_site.description)) is str else printed(_value)),
            '</p>\n',
        ))
    if (undefined(name='intro') if l_0_intro is missing else l_0_intro):
        pass
        pieces.extend((
            '<div class="intro">\n',
            (escaped(_value) if type(_value := t_3((undefined(name='intro') if l_0_intro is missing else l_0_intro))) is str else printed(_value)),
            '\n</div>\n',
        ))
    if (undefined(name='counts') if l_0_counts is missing else l_0_counts):
        pass
        pieces.append(
            '<ul class="counts">\n',
        )
        for (l_1_key, l_1_number) in (undefined(name='counts') if l_0_counts is missing else l_0_counts):
            _loop_vars = {}
            pass
            pieces.extend((
                '<li>',
                (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)(joined('count.', l_1_key, ), n=l_1_number, )) is Markup else printed(_value)),
                '</li>\n',
            ))
        l_1_key = l_1_number = missing
        pieces.append(
            '</ul>\n',
        )
    pieces.append(
        '</header>\n<div class="front',
    )
    if (t_1((undefined(name='latest') if l_0_latest is missing else l_0_latest)) < 4):
        pass
        pieces.append(
            ' few',
        )
    pieces.append(
        '">\n',
    )
    if (undefined(name='latest') if l_0_latest is missing else l_0_latest):
        pass
        pieces.extend((
            '<section class="latest">\n<h2>',
            escaped_words['home.latest'],
            '</h2>\n<ol class="stories">\n',
        ))
        for l_1_row in (undefined(name='latest') if l_0_latest is missing else l_0_latest):
            _loop_vars = {}
            pass
            pieces.extend((
                '<li class="story">\n<h3',
                (_value if type(_value := l_0_m.lang(l_1_row.lang, )) is Markup else printed(_value)),
                '>',
                (_value if type(_value := l_0_m.link(l_1_row, (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
            ))
            if l_1_row.badges:
                pass
                pieces.extend((
                    ' ',
                    (_value if type(_value := l_0_m.badges(l_1_row.badges, )) is Markup else printed(_value)),
                ))
            pieces.append(
                '</h3>\n<p class="entry-detail">',
            )
            if l_1_row.detail:
                pass
                pieces.extend((
                    '<span>',
                    (escaped(_value) if type(_value := t_5(l_1_row.detail)) is str else printed(_value)),
                    '</span>',
                ))
            if l_1_row.when:
                pass
                pieces.extend((
                    '<span>',
                    (_value if type(_value := l_0_m.time(l_1_row.when, )) is Markup else printed(_value)),
                    '</span>',
                ))
            pieces.append(
                '</p>\n',
            )
            if l_1_row.summary:
                pass
                pieces.extend((
                    '<p class="story-summary"',
                    (_value if type(_value := l_0_m.lang(l_1_row.lang, )) is Markup else printed(_value)),
                    '>',
                    (escaped(_value) if type(_value := t_5(l_1_row.summary, l_1_row.lang)) is str else printed(_value)),
                    '</p>\n',
                ))
            pieces.append(
                '</li>\n',
            )
        l_1_row = missing
        pieces.extend((
            '</ol>\n<p class="more"><a href="articles/index.html">',
            escaped_words['home.all_articles'],
            '</a></p>\n</section>\n',
        ))
    if ((((undefined(name='questions') if l_0_questions is missing else l_0_questions) or (undefined(name='actors') if l_0_actors is missing else l_0_actors)) or (undefined(name='missing') if l_0_missing is missing else l_0_missing)) or (undefined(name='claims') if l_0_claims is missing else l_0_claims)):
        pass
        pieces.append(
            '<div class="side">\n',
        )
        if ((undefined(name='questions') if l_0_questions is missing else l_0_questions) or (undefined(name='missing') if l_0_missing is missing else l_0_missing)):
            pass
            pieces.extend((
                '<section class="',
                (escaped(_value) if type(_value := ('questions' if (undefined(name='questions') if l_0_questions is missing else l_0_questions) else 'gaps')) is str else printed(_value)),
                '">\n<h2>',
                (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)(('home.questions' if (undefined(name='questions') if l_0_questions is missing else l_0_questions) else 'menu.missing'), )) is Markup else printed(_value)),
                '</h2>\n',
            ))
            if (undefined(name='questions') if l_0_questions is missing else l_0_questions):
                pass
                pieces.append(
                    '<ul class="plain">\n',
                )
                for l_1_item in (undefined(name='questions') if l_0_questions is missing else l_0_questions):
                    _loop_vars = {}
                    pass
                    pieces.extend((
                        '<li class="open-question">\n<p class="note-head"><strong class="note-kind">',
                        (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)(joined('note_kind.', l_1_item.kind, ), )) is Markup else printed(_value)),
                        '</strong></p>\n<p class="question-title"><a href="',
                        (escaped(_value) if type(_value := l_1_item.route) is str else printed(_value)),
                        '"',
                        (_value if type(_value := l_0_m.lang((l_1_item.quote_lang if (l_1_item.quote and (l_1_item.title in ('', l_1_item.quote))) else l_1_item.lang), )) is Markup else printed(_value)),
                        '>',
                    ))
                    if (l_1_item.quote and (l_1_item.title in ('', l_1_item.quote))):
                        pass
                        pieces.append(
                            (_value if type(_value := l_0_m.marks(t_4(environment, l_1_item.quote, 120, False, '…'), l_1_item.quote_lang, )) is Markup else printed(_value)),
                        )
                    else:
                        pass
                        pieces.append(
                            (escaped(_value) if type(_value := t_5((l_1_item.title or l_1_item.called), l_1_item.lang)) is str else printed(_value)),
                        )
                    pieces.append(
                        '</a></p>\n',
                    )
                    if l_1_item.target:
                        pass
                        pieces.extend((
                            '<p class="entry-detail"><span',
                            (_value if type(_value := l_0_m.lang((l_1_item.target).lang, )) is Markup else printed(_value)),
                            '>',
                            (escaped(_value) if type(_value := t_5((l_1_item.target).title, (l_1_item.target).lang)) is str else printed(_value)),
                            '</span></p>\n',
                        ))
                    pieces.append(
                        '</li>\n',
                    )
                l_1_item = missing
                pieces.append(
                    '</ul>\n',
                )
            if (undefined(name='missing') if l_0_missing is missing else l_0_missing):
                pass
                pieces.extend((
                    '<p class="more"><a href="',
                    (escaped(_value) if type(_value := (undefined(name='missing') if l_0_missing is missing else l_0_missing)) is str else printed(_value)),
                    '">',
                    escaped_words['home.missing'],
                    '</a></p>\n',
                ))
            pieces.append(
                '</section>\n',
            )
        if (undefined(name='claims') if l_0_claims is missing else l_0_claims):
            pass
            pieces.extend((
                '<section class="carried">\n<h2>',
                escaped_words['home.claims'],
                '</h2>\n<ul class="plain">\n',
            ))
            for l_1_row in (undefined(name='claims') if l_0_claims is missing else l_0_claims):
                _loop_vars = {}
                pass
                pieces.extend((
                    '<li>',
                    (_value if type(_value := l_0_m.link(l_1_row, (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
                    '\n<p class="entry-detail"><span>',
                    (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)('count.articles', n=l_1_row.articles, )) is Markup else printed(_value)),
                    '</span>',
                ))
                if l_1_row.origins:
                    pass
                    pieces.extend((
                        '<span>',
                        (_value if type(_value := l_0_m.origins(l_1_row, )) is Markup else printed(_value)),
                        '</span>',
                    ))
                pieces.extend((
                    (_value if type(_value := l_0_m.status(l_1_row, )) is Markup else printed(_value)),
                    '</p></li>\n',
                ))
            l_1_row = missing
            pieces.extend((
                '</ul>\n<p class="more"><a href="claims/index.html">',
                escaped_words['home.all_claims'],
                '</a></p>\n</section>\n',
            ))
        if (undefined(name='actors') if l_0_actors is missing else l_0_actors):
            pass
            pieces.extend((
                '<section class="cast">\n<h2>',
                escaped_words['menu.actors'],
                '</h2>\n<ul>\n',
            ))
            for (l_1_row, l_1_number) in (undefined(name='actors') if l_0_actors is missing else l_0_actors):
                _loop_vars = {}
                pass
                pieces.extend((
                    '<li>',
                    (_value if type(_value := l_0_m.link(l_1_row, (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
                    ' <span class="count" aria-hidden="true">',
                    (escaped(_value) if type(_value := t_2(l_1_number)) is str else printed(_value)),
                    '</span><span class="visually-hidden">',
                    (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)('list.records', n=l_1_number, )) is Markup else printed(_value)),
                    '</span></li>\n',
                ))
            l_1_row = l_1_number = missing
            pieces.extend((
                '</ul>\n<p class="more"><a href="actors/index.html">',
                escaped_words['home.all_actors'],
                '</a></p>\n</section>\n',
            ))
        pieces.append(
            '</div>\n',
        )
    if ((undefined(name='events') if l_0_events is missing else l_0_events) or (undefined(name='picture') if l_0_picture is missing else l_0_picture)):
        pass
        pieces.extend((
            '<section class="glance">\n<h2>',
            escaped_words['menu.chronology'],
            '</h2>\n',
        ))
        if (undefined(name='picture') if l_0_picture is missing else l_0_picture):
            pass
            pieces.extend((
                '<figure class="picture">',
                (escaped(_value) if type(_value := t_3((undefined(name='picture') if l_0_picture is missing else l_0_picture))) is str else printed(_value)),
                '\n<figcaption>',
                escaped_words['home.picture'],
                '</figcaption></figure>\n',
            ))
        if (undefined(name='events') if l_0_events is missing else l_0_events):
            pass
            pieces.extend((
                (_value if type(_value := l_0_m.entries((undefined(name='events') if l_0_events is missing else l_0_events), (undefined(name='root') if l_0_root is missing else l_0_root), ordered=True, )) is Markup else printed(_value)),
                '\n',
            ))
        pieces.extend((
            '<p class="more"><a href="chronology.html">',
            escaped_words['home.chronology'],
            '</a></p>\n</section>\n',
        ))
    if (undefined(name='tags') if l_0_tags is missing else l_0_tags):
        pass
        pieces.extend((
            '<section class="themes">\n<h2>',
            escaped_words['menu.tags'],
            '</h2>\n<ul>\n',
        ))
        for (l_1_title, l_1_route, l_1_number) in (undefined(name='tags') if l_0_tags is missing else l_0_tags):
            _loop_vars = {}
            pass
            pieces.extend((
                '<li><a href="',
                (escaped(_value) if type(_value := l_1_route) is str else printed(_value)),
                '" rel="tag">',
                (escaped(_value) if type(_value := t_5(l_1_title)) is str else printed(_value)),
                '</a> <span class="count" aria-hidden="true">',
                (escaped(_value) if type(_value := t_2(l_1_number)) is str else printed(_value)),
                '</span><span class="visually-hidden">',
                (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)('list.records', n=l_1_number, )) is Markup else printed(_value)),
                '</span></li>\n',
            ))
        l_1_title = l_1_route = l_1_number = missing
        pieces.append(
            '</ul>\n</section>\n',
        )
    pieces.append(
        '</div>\n',
    )
    yield concat(pieces)

blocks = {'kind': block_kind, 'masthead_title': block_masthead_title, 'main': block_main}
debug_info = '1=15&2=18&3=20&4=22&5=27&6=41&8=52&10=107&11=110&12=114&14=117&16=121&19=124&21=129&22=134&27=144&28=152&30=156&32=159&34=164&35=177&36=194&37=198&42=209&45=212&47=217&48=221&49=223&50=226&52=231&54=236&55=238&56=256&57=260&63=272&64=276&68=284&70=288&72=291&73=296&74=298&77=315&80=318&82=322&84=325&85=330&88=340&93=346&95=350&96=353&97=357&98=359&100=362&101=365&103=370&106=373&108=377&110=380&111=385'

# Made of the template home.html: see dossier/rendering/ready.py.
MADE_OF = "3d8685c2c92cf1660c364a08f4f85c7b"
