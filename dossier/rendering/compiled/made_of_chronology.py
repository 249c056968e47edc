from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'chronology.html'

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
    parent_template = environment.get_template('base.html', 'chronology.html')
    for name, parent_block in parent_template.blocks.items():
        context.blocks.setdefault(name, []).append(parent_block)
    l_0_m = context.vars['m'] = environment.get_template('macros.html', 'chronology.html')._get_default_module(context)
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
        'list chronology',
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
    l_0_picture = resolve('picture')
    l_0_t = resolve('t')
    l_0_filters = resolve('filters')
    l_0_m = resolve('m')
    l_0_listing = resolve('listing')
    l_0_root = resolve('root')
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
        t_4 = environment.filters['unbroken']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'unbroken' found.")
    pieces = []
    pass
    pieces.extend((
        '<header class="head">\n<h1>',
        (escaped(_value) if type(_value := t_4(l_0_page.title)) is str else printed(_value)),
        '</h1>\n',
    ))
    if (undefined(name='picture') if l_0_picture is missing else l_0_picture):
        pass
        pieces.extend((
            '<p class="more to-picture"><a href="#_picture">',
            escaped_words['chronology.to_picture'],
            '</a></p>\n',
        ))
    pieces.append(
        '</header>\n',
    )
    if (undefined(name='filters') if l_0_filters is missing else l_0_filters):
        pass
        pieces.append(
            '<div class="filters">\n',
        )
        for (l_1_key, l_1_choices) in (undefined(name='filters') if l_0_filters is missing else l_0_filters):
            l_1_label = missing
            _loop_vars = {}
            pass
            l_1_label = (undefined(name='t') if l_0_t is missing else l_0_t)(joined('filter.', l_1_key, ), )
            _loop_vars['label'] = l_1_label
            if (t_1(l_1_choices) > 4):
                pass
                pieces.extend((
                    '<details class="filter"><summary>',
                    (escaped(_value) if type(_value := (undefined(name='label') if l_1_label is missing else l_1_label)) is str else printed(_value)),
                ))
                def t_5(fiter):
                    for l_2_choice in fiter:
                        if l_2_choice.current:
                            yield l_2_choice
                t_6 = 1
                for l_2_choice in t_5(l_1_choices):
                    _loop_vars = {}
                    pass
                    pieces.extend((
                        ' <b>',
                        (escaped(_value) if type(_value := l_2_choice.title) is str else printed(_value)),
                        '</b>',
                    ))
                    t_6 = 0
                l_2_choice = missing
                if t_6:
                    pass
                    pieces.extend((
                        ' <span class="count">',
                        (escaped(_value) if type(_value := t_2(t_1(l_1_choices))) is str else printed(_value)),
                        '</span>',
                    ))
                pieces.extend((
                    '</summary>\n',
                    (_value if type(_value := l_0_m.parts(l_1_choices, (undefined(name='root') if l_0_root is missing else l_0_root), (undefined(name='label') if l_1_label is missing else l_1_label), )) is Markup else printed(_value)),
                    '</details>\n',
                ))
            else:
                pass
                pieces.extend((
                    '<div class="filter"><p class="label" aria-hidden="true">',
                    (escaped(_value) if type(_value := (undefined(name='label') if l_1_label is missing else l_1_label)) is str else printed(_value)),
                    '</p>\n',
                    (_value if type(_value := l_0_m.parts(l_1_choices, (undefined(name='root') if l_0_root is missing else l_0_root), (undefined(name='label') if l_1_label is missing else l_1_label), )) is Markup else printed(_value)),
                    '</div>\n',
                ))
        l_1_key = l_1_choices = l_1_label = missing
        pieces.append(
            '</div>\n',
        )
    pieces.extend((
        (_value if type(_value := l_0_m.parts(l_0_listing.parts, (undefined(name='root') if l_0_root is missing else l_0_root), words['chronology.parts'], )) is Markup else printed(_value)),
        '\n',
    ))
    for l_1_group in l_0_listing.groups:
        _loop_vars = {}
        pass
        pieces.append(
            '<section class="group">\n<h2',
        )
        if l_1_group.anchor:
            pass
            pieces.extend((
                ' id="',
                (escaped(_value) if type(_value := l_1_group.anchor) is str else printed(_value)),
                '"',
            ))
        pieces.extend((
            '>',
            (escaped(_value) if type(_value := l_1_group.title) is str else printed(_value)),
            '</h2>\n<ol class="entries timeline">\n',
        ))
        for l_2_row in l_1_group.rows:
            l_2_notes_by_event = resolve('notes_by_event')
            l_2_noted = missing
            _loop_vars = {}
            pass
            l_2_noted = l_2_notes_by_event.get(l_2_row.id, 0, )
            _loop_vars['noted'] = l_2_noted
            pieces.append(
                (_value if type(_value := l_0_m.entry(l_2_row, (undefined(name='root') if l_0_root is missing else l_0_root), mixed=True, extra=((undefined(name='t') if l_0_t is missing else l_0_t)('count.notes', n=(undefined(name='noted') if l_2_noted is missing else l_2_noted), ) if (undefined(name='noted') if l_2_noted is missing else l_2_noted) else ''), )) is Markup else printed(_value)),
            )
        l_2_row = l_2_notes_by_event = l_2_noted = missing
        pieces.append(
            '</ol>\n</section>\n',
        )
    l_1_group = missing
    if (undefined(name='picture') if l_0_picture is missing else l_0_picture):
        pass
        pieces.extend((
            '<figure class="picture" id="_picture">',
            (escaped(_value) if type(_value := t_3((undefined(name='picture') if l_0_picture is missing else l_0_picture))) is str else printed(_value)),
            '\n<figcaption>',
            escaped_words['chronology.caption'],
            '</figcaption></figure>\n',
        ))
    yield concat(pieces)

blocks = {'kind': block_kind, 'main': block_main}
debug_info = '1=15&2=18&3=20&4=25&5=39&7=81&8=84&9=88&12=94&14=99&15=103&16=105&17=109&18=111&20=135&22=142&23=144&28=152&29=155&31=161&33=173&34=178&35=181&40=188&41=192&42=194'

# Made of the template chronology.html: see dossier/rendering/ready.py.
MADE_OF = "05208584db4e202c0c40af6e173444b8"
