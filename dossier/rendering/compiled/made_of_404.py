from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = '404.html'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    pieces = []
    pass
    parent_template = environment.get_template('base.html', '404.html')
    for name, parent_block in parent_template.blocks.items():
        context.blocks.setdefault(name, []).append(parent_block)
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
    l_0_site = resolve('site')
    pieces = []
    pass
    pieces.extend((
        '<header class="head">\n<h1>',
        (escaped(_value) if type(_value := l_0_page.title) is str else printed(_value)),
        '</h1>\n<p class="standfirst">',
        escaped_words['404.words'],
        '</p>\n</header>\n<ul class="plain">\n<li><a href="',
        (escaped(_value) if type(_value := l_0_page.root) is str else printed(_value)),
        'index.html">',
        escaped_words['404.home'],
        '</a></li>\n',
    ))
    for l_1_entry in l_0_site.menu:
        _loop_vars = {}
        pass
        pieces.extend((
            '<li><a href="',
            (escaped(_value) if type(_value := l_0_page.root) is str else printed(_value)),
            (escaped(_value) if type(_value := l_1_entry.route) is str else printed(_value)),
            '">',
            (escaped(_value) if type(_value := (l_1_entry.title or (undefined(name='t') if l_0_t is missing else l_0_t)(joined('menu.', l_1_entry.key, ), ))) is str else printed(_value)),
            '</a></li>\n',
        ))
    l_1_entry = missing
    pieces.append(
        '</ul>\n',
    )
    yield concat(pieces)

blocks = {'kind': block_kind, 'main': block_main}
debug_info = '1=13&2=18&3=32&5=46&6=48&9=50&10=55&11=60'

# Made of the template 404.html: see dossier/rendering/ready.py.
MADE_OF = "9120836dd116e842b78259c795a6c382"
