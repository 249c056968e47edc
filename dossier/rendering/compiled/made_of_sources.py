from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'sources.html'

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
    parent_template = environment.get_template('base.html', 'sources.html')
    for name, parent_block in parent_template.blocks.items():
        context.blocks.setdefault(name, []).append(parent_block)
    l_0_m = context.vars['m'] = environment.get_template('macros.html', 'sources.html')._get_default_module(context)
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
        'list sources',
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
    l_0_style = resolve('style')
    l_0_m = resolve('m')
    l_0_parts = resolve('parts')
    l_0_root = resolve('root')
    l_0_entries = resolve('entries')
    try:
        t_1 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    try:
        t_2 = environment.filters['max']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'max' found.")
    try:
        t_3 = environment.filters['unbroken']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'unbroken' found.")
    pieces = []
    pass
    pieces.extend((
        '<header class="head">\n<h1>',
        (escaped(_value) if type(_value := t_3(l_0_page.title)) is str else printed(_value)),
        '</h1>\n<p class="hint">',
        (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)('sources.style', style=(undefined(name='style') if l_0_style is missing else l_0_style), )) is Markup else printed(_value)),
        '</p>\n</header>\n',
        (_value if type(_value := l_0_m.parts((undefined(name='parts') if l_0_parts is missing else l_0_parts), (undefined(name='root') if l_0_root is missing else l_0_root), words['list.parts'], )) is Markup else printed(_value)),
        '\n<ul class="bibliography">\n',
    ))
    for l_1_entry in (undefined(name='entries') if l_0_entries is missing else l_0_entries):
        l_1_citers = resolve('citers')
        l_1_by = missing
        _loop_vars = {}
        pass
        l_1_by = l_1_citers.get((l_1_entry.row).id, (), )
        _loop_vars['by'] = l_1_by
        pieces.extend((
            '<li id="',
            (escaped(_value) if type(_value := l_1_entry.anchor) is str else printed(_value)),
            '">\n',
            (_value if type(_value := l_0_m.reference(l_1_entry, (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
            '\n',
        ))
        if (undefined(name='by') if l_1_by is missing else l_1_by):
            pass
            pieces.extend((
                '<details class="citers">\n<summary>',
                (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)('sources.cited_by', n=t_2(environment, [l_1_entry.cited_by, t_1((undefined(name='by') if l_1_by is missing else l_1_by))]), )) is Markup else printed(_value)),
                '<span class="visually-hidden">',
                (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)('mark.about', text='', )) is Markup else printed(_value)),
                '<span',
                (_value if type(_value := l_0_m.lang((l_1_entry.row).lang, )) is Markup else printed(_value)),
                '>',
                (escaped(_value) if type(_value := (l_1_entry.row).title) is str else printed(_value)),
                '</span></span></summary>\n',
                (_value if type(_value := l_0_m.entries((undefined(name='by') if l_1_by is missing else l_1_by), (undefined(name='root') if l_0_root is missing else l_0_root), mixed=True, )) is Markup else printed(_value)),
                '\n</details>\n',
            ))
        pieces.append(
            '</li>\n',
        )
    l_1_entry = l_1_citers = l_1_by = missing
    pieces.append(
        '</ul>\n',
    )
    yield concat(pieces)

blocks = {'kind': block_kind, 'main': block_main}
debug_info = '1=15&2=18&3=20&4=25&5=39&7=75&8=77&10=79&12=82&13=87&14=91&15=93&16=96&18=100&19=108'

# Made of the template sources.html: see dossier/rendering/ready.py.
MADE_OF = "02eb7e4c81ca3855059a0f18f3b4009a"
