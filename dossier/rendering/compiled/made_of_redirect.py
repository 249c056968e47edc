from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'redirect.html'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    pieces = []
    pass
    parent_template = environment.get_template('base.html', 'redirect.html')
    for name, parent_block in parent_template.blocks.items():
        context.blocks.setdefault(name, []).append(parent_block)
    yield from parent_template.root_render_func(context)

def block_head(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_page = resolve('page')
    l_0_target = resolve('target')
    pieces = []
    pass
    pieces.extend((
        '<meta http-equiv="refresh" content="0; url=',
        (escaped(_value) if type(_value := l_0_page.root) is str else printed(_value)),
        (escaped(_value) if type(_value := (undefined(name='target') if l_0_target is missing else l_0_target)) is str else printed(_value)),
        '">\n',
    ))
    yield concat(pieces)

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
        'missing',
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
    l_0_target = resolve('target')
    l_0_title = resolve('title')
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
        '</h1>\n<p class="standfirst">',
        escaped_words['redirect.words'],
        ' <a href="',
        (escaped(_value) if type(_value := l_0_page.root) is str else printed(_value)),
        (escaped(_value) if type(_value := (undefined(name='target') if l_0_target is missing else l_0_target)) is str else printed(_value)),
        '">',
        (escaped(_value) if type(_value := t_1((undefined(name='title') if l_0_title is missing else l_0_title))) is str else printed(_value)),
        '</a></p>\n</header>\n',
    ))
    yield concat(pieces)

blocks = {'head': block_head, 'kind': block_kind, 'main': block_main}
debug_info = '1=13&2=18&3=31&5=37&6=51&8=72&9=74'

# Made of the template redirect.html: see dossier/rendering/ready.py.
MADE_OF = "b56f3ca701658d877d2ac565b5e0131f"
