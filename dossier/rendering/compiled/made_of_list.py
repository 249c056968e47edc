from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'list.html'

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
    parent_template = environment.get_template('base.html', 'list.html')
    for name, parent_block in parent_template.blocks.items():
        context.blocks.setdefault(name, []).append(parent_block)
    l_0_m = context.vars['m'] = environment.get_template('macros.html', 'list.html')._get_default_module(context)
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
        'list',
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
    l_0_listing = resolve('listing')
    l_0_t = resolve('t')
    l_0_groups_are = resolve('groups_are')
    l_0_m = resolve('m')
    l_0_root = resolve('root')
    try:
        t_1 = environment.filters['number']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'number' found.")
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
    ))
    if l_0_listing.total:
        pass
        pieces.extend((
            ' <span class="count" aria-hidden="true">',
            (escaped(_value) if type(_value := t_1(l_0_listing.total)) is str else printed(_value)),
            '</span><span class="visually-hidden">',
            (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)('list.records', n=l_0_listing.total, )) is Markup else printed(_value)),
            '</span>',
        ))
    pieces.append(
        '</h1>\n',
    )
    if ((undefined(name='groups_are') if l_0_groups_are is missing else l_0_groups_are) != 'letter'):
        pass
        pieces.extend((
            '<p class="hint">',
            (escaped(_value) if type(_value := (words['list.by_articles'] if ((undefined(name='groups_are') if l_0_groups_are is missing else l_0_groups_are) == 'many') else words['list.by_date'])) is str else printed(_value)),
        ))
        if l_0_listing.parts:
            pass
            pieces.extend((
                ' ',
                escaped_words['list.begun'],
            ))
        pieces.append(
            '</p>\n',
        )
    pieces.extend((
        '</header>\n',
        (_value if type(_value := l_0_m.parts(l_0_listing.parts, (undefined(name='root') if l_0_root is missing else l_0_root), words['list.parts'], )) is Markup else printed(_value)),
        '\n',
    ))
    if (not l_0_listing.parts):
        pass
        pieces.append(
            (_value if type(_value := l_0_m.jumps(l_0_listing.groups, words['list.groups'], )) is Markup else printed(_value)),
        )
    pieces.extend((
        (_value if type(_value := l_0_m.groups(l_0_listing.groups, (undefined(name='root') if l_0_root is missing else l_0_root), (undefined(name='groups_are') if l_0_groups_are is missing else l_0_groups_are), mixed=((undefined(name='groups_are') if l_0_groups_are is missing else l_0_groups_are) == 'year'), )) is Markup else printed(_value)),
        '\n',
    ))
    if ((not l_0_listing.groups) and (not l_0_listing.parts)):
        pass
        pieces.extend((
            '<p class="hint">',
            escaped_words['list.empty'],
            '</p>\n',
        ))
    yield concat(pieces)

blocks = {'kind': block_kind, 'main': block_main}
debug_info = '1=15&2=18&3=20&4=25&5=39&7=68&8=82&9=86&12=99&13=102&14=105&17=108&18=111&19=115'

# Made of the template list.html: see dossier/rendering/ready.py.
MADE_OF = "c97bf5d9e748317ccc43f0b7a0685663"
