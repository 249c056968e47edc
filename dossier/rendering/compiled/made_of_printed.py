from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'printed.html'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    l_0_page = resolve('page')
    l_0_m = l_0_c = l_0_root = missing
    pieces = []
    pass
    parent_template = environment.get_template('base.html', 'printed.html')
    for name, parent_block in parent_template.blocks.items():
        context.blocks.setdefault(name, []).append(parent_block)
    l_0_m = context.vars['m'] = environment.get_template('macros.html', 'printed.html')._get_default_module(context)
    context.exported_vars.discard('m')
    l_0_c = context.vars['c'] = environment.get_template('claims.html', 'printed.html')._get_default_module(context)
    context.exported_vars.discard('c')
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
        'record claim',
    )
    yield concat(pieces)

def block_main(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_t = resolve('t')
    l_0_page = resolve('page')
    l_0_m = resolve('m')
    l_0_parts = resolve('parts')
    l_0_root = resolve('root')
    l_0_printed = resolve('printed')
    l_0_c = resolve('c')
    try:
        t_1 = environment.filters['unbroken']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'unbroken' found.")
    pieces = []
    pass
    pieces.extend((
        '<header class="head">\n<p class="kicker">',
        escaped_words['kind.claim'],
        '</p>\n<h1>',
        (escaped(_value) if type(_value := t_1(l_0_page.title)) is str else printed(_value)),
        '</h1>\n</header>\n',
        (_value if type(_value := l_0_m.parts((undefined(name='parts') if l_0_parts is missing else l_0_parts), (undefined(name='root') if l_0_root is missing else l_0_root), words['list.parts'], )) is Markup else printed(_value)),
        '\n',
    ))
    if (undefined(name='printed') if l_0_printed is missing else l_0_printed):
        pass
        pieces.append(
            (_value if type(_value := l_0_c.table((undefined(name='printed') if l_0_printed is missing else l_0_printed), (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
        )
    yield concat(pieces)

blocks = {'kind': block_kind, 'main': block_main}
debug_info = '1=15&2=18&3=20&4=22&5=27&6=41&8=65&9=67&11=69&12=72&13=75'

# Made of the template printed.html: see dossier/rendering/ready.py.
MADE_OF = "a8c84fa4b2992390717f363a2e5b347b"
