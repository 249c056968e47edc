from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'contradictions.html'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    l_0_page = resolve('page')
    l_0_m = l_0_r = l_0_root = missing
    pieces = []
    pass
    parent_template = environment.get_template('base.html', 'contradictions.html')
    for name, parent_block in parent_template.blocks.items():
        context.blocks.setdefault(name, []).append(parent_block)
    l_0_m = context.vars['m'] = environment.get_template('macros.html', 'contradictions.html')._get_default_module(context)
    context.exported_vars.discard('m')
    l_0_r = context.vars['r'] = environment.get_template('readings.html', 'contradictions.html')._get_default_module(context)
    context.exported_vars.discard('r')
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
        'list contradictions',
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
    l_0_entries = resolve('entries')
    try:
        t_1 = environment.filters['unbroken']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'unbroken' found.")
    pieces = []
    pass
    pieces.extend((
        '<header class="head">\n<h1>',
        (escaped(_value) if type(_value := t_1(l_0_page.title)) is str else printed(_value)),
        '</h1>\n<p class="hint">',
        escaped_words['contradictions.intro'],
        '</p>\n</header>\n',
        (_value if type(_value := l_0_m.parts((undefined(name='parts') if l_0_parts is missing else l_0_parts), (undefined(name='root') if l_0_root is missing else l_0_root), words['list.parts'], )) is Markup else printed(_value)),
        '\n',
    ))
    for l_1_entry in (undefined(name='entries') if l_0_entries is missing else l_0_entries):
        l_1_r = resolve('r')
        _loop_vars = {}
        pass
        pieces.extend((
            '<section class="discord" id="',
            (escaped(_value) if type(_value := (l_1_entry.row).id) is str else printed(_value)),
            '">\n<h2',
            (_value if type(_value := l_0_m.lang((l_1_entry.row).lang, )) is Markup else printed(_value)),
            '>',
            (_value if type(_value := l_0_m.link(l_1_entry.row, (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
        ))
        if (l_1_entry.row).badges:
            pass
            pieces.extend((
                ' ',
                (_value if type(_value := l_0_m.badges((l_1_entry.row).badges, )) is Markup else printed(_value)),
            ))
        pieces.extend((
            '</h2>\n<p class="entry-detail"><span class="kind">',
            (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)(joined('kind.', (l_1_entry.row).kind, ), )) is Markup else printed(_value)),
            '</span></p>\n',
            (_value if type(_value := l_1_r.readings(l_1_entry.readings, (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
            '\n',
        ))
        for l_2_conclusion in l_1_entry.conclusions:
            _loop_vars = {}
            pass
            pieces.append(
                '<p class="conclusion">',
            )
            if l_2_conclusion.resolution:
                pass
                pieces.extend((
                    '<span class="label">',
                    escaped_words['note.resolution'],
                    '</span> ',
                    (escaped(_value) if type(_value := t_1(l_2_conclusion.resolution)) is str else printed(_value)),
                ))
            else:
                pass
                pieces.extend((
                    '<span class="label">',
                    escaped_words['contradictions.open'],
                    '</span>',
                ))
            pieces.append(
                '</p>\n<p class="entry-detail">',
            )
            if l_2_conclusion.author:
                pass
                pieces.extend((
                    '<span>',
                    (escaped(_value) if type(_value := l_2_conclusion.author) is str else printed(_value)),
                    '</span>',
                ))
            if l_2_conclusion.when:
                pass
                pieces.extend((
                    '<span>',
                    (_value if type(_value := l_0_m.time(l_2_conclusion.when, )) is Markup else printed(_value)),
                    '</span>',
                ))
            if ((l_2_conclusion.row).id != (l_1_entry.row).id):
                pass
                pieces.extend((
                    '<span>',
                    escaped_words['contradictions.note'],
                    ' ',
                    (_value if type(_value := l_0_m.link(l_2_conclusion.row, (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
                    '</span>',
                ))
            pieces.append(
                '</p>\n',
            )
        l_2_conclusion = missing
        pieces.append(
            '</section>\n',
        )
    l_1_entry = l_1_r = missing
    yield concat(pieces)

blocks = {'kind': block_kind, 'main': block_main}
debug_info = '1=15&2=18&3=20&4=22&5=27&6=41&8=64&9=66&11=68&12=71&13=77&14=79&15=91&16=93&17=96&18=102&19=120'

# Made of the template contradictions.html: see dossier/rendering/ready.py.
MADE_OF = "5381e803060fb529bb7d6481d9f816e6"
