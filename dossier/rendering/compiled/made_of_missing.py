from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'missing.html'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    l_0_page = resolve('page')
    l_0_m = l_0_root = missing
    pieces = []
    pass
    parent_template = environment.get_template('base.html', 'missing.html')
    for name, parent_block in parent_template.blocks.items():
        context.blocks.setdefault(name, []).append(parent_block)
    l_0_m = context.vars['m'] = environment.get_template('macros.html', 'missing.html')._get_default_module(context)
    context.exported_vars.discard('m')
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
        'list missing',
    )
    yield concat(pieces)

def block_main(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_page = resolve('page')
    l_0_t = resolve('t')
    l_0_m = resolve('m')
    l_0_parts = resolve('parts')
    l_0_root = resolve('root')
    l_0_sections = resolve('sections')
    try:
        t_1 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    try:
        t_2 = environment.filters['unbroken']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'unbroken' found.")
    pieces = []
    pass
    pieces.extend((
        '<header class="head">\n<h1>',
        (escaped(_value) if type(_value := t_2(l_0_page.title)) is str else printed(_value)),
        '</h1>\n<p class="hint">',
        escaped_words['missing.intro'],
        '</p>\n</header>\n',
        (_value if type(_value := l_0_m.parts((undefined(name='parts') if l_0_parts is missing else l_0_parts), (undefined(name='root') if l_0_root is missing else l_0_root), words['list.parts'], )) is Markup else printed(_value)),
        '\n',
    ))
    l_1_loop = missing
    for l_1_section, l_1_loop in LoopContext((undefined(name='sections') if l_0_sections is missing else l_0_sections), undefined):
        _loop_vars = {}
        pass
        pieces.extend((
            '<section class="group">\n<h2 id="',
            (escaped(_value) if type(_value := l_1_section.key) is str else printed(_value)),
            '">',
            (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)(joined('missing.', l_1_section.key, ), )) is Markup else printed(_value)),
            '</h2>\n<div>\n<p class="hint">',
            (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)(joined('missing.', l_1_section.key, '_hint', ), )) is Markup else printed(_value)),
            '</p>\n<ul class="entries">\n',
        ))
        l_2_loop = missing
        for l_2_item, l_2_loop in LoopContext(l_1_section.items, undefined):
            _loop_vars = {}
            pass
            pieces.extend((
                '<li class="entry ',
                (escaped(_value) if type(_value := (l_2_item.row).kind) is str else printed(_value)),
                '"><p class="entry-title">',
                (_value if type(_value := l_0_m.link(l_2_item.row, (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
                '</p>\n',
            ))
            if ((l_2_item.row).detail or (l_2_item.row).when):
                pass
                pieces.append(
                    '<p class="entry-detail">',
                )
                if (l_2_item.row).detail:
                    pass
                    pieces.extend((
                        '<span>',
                        (escaped(_value) if type(_value := t_2((l_2_item.row).detail)) is str else printed(_value)),
                        '</span>',
                    ))
                if (l_2_item.row).when:
                    pass
                    pieces.extend((
                        '<span>',
                        (_value if type(_value := l_0_m.time((l_2_item.row).when, True, )) is Markup else printed(_value)),
                        '</span>',
                    ))
                pieces.append(
                    '</p>\n',
                )
            if l_2_item.about:
                pass
                pieces.extend((
                    '<p class="entry-detail">',
                    (escaped(_value) if type(_value := (words['missing.rests'] if (l_1_section.key == 'cited') else (words['missing.prints'] if (l_1_section.key == 'unknown') else (words['missing.circle'] if (l_1_section.key == 'circular') else (words['missing.about'] if (l_1_section.key == 'questions') else (undefined(name='t') if l_0_t is missing else l_0_t)('missing.origin', n=t_1(l_2_item.about), )))))) is str else printed(_value)),
                    ' ',
                ))
                l_3_loop = missing
                for l_3_other, l_3_loop in LoopContext(l_2_item.about, undefined):
                    _loop_vars = {}
                    pass
                    if (not l_3_loop.first):
                        pass
                        pieces.append(
                            escaped_words['mark.list'],
                        )
                    pieces.append(
                        (_value if type(_value := l_0_m.link(l_3_other, (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
                    )
                l_3_loop = l_3_other = missing
                if l_2_item.more:
                    pass
                    pieces.extend((
                        ' ',
                        (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)('missing.more', n=l_2_item.more, )) is Markup else printed(_value)),
                    ))
                pieces.append(
                    '</p>\n',
                )
            pieces.append(
                '</li>\n',
            )
        l_2_loop = l_2_item = missing
        pieces.append(
            '</ul>\n</div>\n</section>\n',
        )
    l_1_loop = l_1_section = missing
    yield concat(pieces)

blocks = {'kind': block_kind, 'main': block_main}
debug_info = '1=15&2=18&3=20&4=25&5=39&7=68&8=70&10=72&11=76&13=81&15=85&17=89&18=94&19=99&20=104&22=121&23=125'

# Made of the template missing.html: see dossier/rendering/ready.py.
MADE_OF = "2c2103bba588ca85523b5a651458ed97"
