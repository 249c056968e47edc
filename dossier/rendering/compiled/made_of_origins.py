from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'origins.html'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_m = l_0_names = l_0_statement = missing
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
    l_0_m = context.vars['m'] = environment.get_template('macros.html', 'origins.html')._get_default_module(context)
    context.exported_vars.discard('m')
    pieces.append(
        '\n',
    )
    def macro(l_1_rows, l_1_root):
        t_3 = []
        if l_1_rows is missing:
            l_1_rows = undefined("parameter 'rows' was not provided", name='rows')
        if l_1_root is missing:
            l_1_root = undefined("parameter 'root' was not provided", name='root')
        pass
        l_2_loop = missing
        for l_2_row, l_2_loop in LoopContext(l_1_rows, undefined):
            _loop_vars = {}
            pass
            if (not l_2_loop.first):
                pass
                t_3.append(
                    ', ',
                )
            t_3.append(
                (_value if type(_value := l_0_m.link(l_2_row, l_1_root, )) is Markup else printed(_value)),
            )
        l_2_loop = l_2_row = missing
        return concat(t_3)
    context.exported_vars.add('names')
    context.vars['names'] = l_0_names = lambda rows=missing, root=missing, *, _body=macro: markup(_body(rows, root))
    pieces.append(
        '\n',
    )
    def macro(l_1_of, l_1_root):
        t_4 = []
        l_1_t = resolve('t')
        if l_1_of is missing:
            l_1_of = undefined("parameter 'of' was not provided", name='of')
        if l_1_root is missing:
            l_1_root = undefined("parameter 'root' was not provided", name='root')
        pass
        t_4.extend((
            '<p class="statement"><span>',
            (escaped(_value) if type(_value := l_1_of.articles) is str else printed(_value)),
            '</span> <span>',
            (escaped(_value) if type(_value := l_1_of.origins) is str else printed(_value)),
        ))
        if l_1_of.origin_names:
            pass
            t_4.append(
                ' (',
            )
            l_2_loop = missing
            for l_2_name, l_2_loop in LoopContext(l_1_of.origin_names, undefined):
                _loop_vars = {}
                pass
                if (not l_2_loop.first):
                    pass
                    t_4.append(
                        escaped_words['mark.list'],
                    )
                if l_2_name.route:
                    pass
                    t_4.extend((
                        '<a href="',
                        (escaped(_value) if type(_value := l_1_root) is str else printed(_value)),
                        (escaped(_value) if type(_value := l_2_name.route) is str else printed(_value)),
                        '"',
                        (_value if type(_value := l_0_m.lang(l_2_name.lang, )) is Markup else printed(_value)),
                        '>',
                        (escaped(_value) if type(_value := t_2(l_2_name.name, l_2_name.lang)) is str else printed(_value)),
                        '</a>',
                    ))
                else:
                    pass
                    t_4.append(
                        (escaped(_value) if type(_value := t_2(l_2_name.name, l_2_name.lang)) is str else printed(_value)),
                    )
                if l_2_name.note:
                    pass
                    t_4.extend((
                        ', ',
                        (escaped(_value) if type(_value := l_2_name.note) is str else printed(_value)),
                    ))
            l_2_loop = l_2_name = missing
            if l_1_of.origins_left:
                pass
                t_4.extend((
                    ' ',
                    (_value if type(_value := (undefined(name='t') if l_1_t is missing else l_1_t)('claim.origins_left', n=l_1_of.origins_left, )) is Markup else printed(_value)),
                ))
            t_4.append(
                ')',
            )
        t_4.append(
            '</span>',
        )
        if l_1_of.relays:
            pass
            t_4.extend((
                ' <span>',
                (escaped(_value) if type(_value := l_1_of.relays) is str else printed(_value)),
                '</span>',
            ))
        if l_1_of.unknown:
            pass
            t_4.extend((
                ' <span>',
                (escaped(_value) if type(_value := l_1_of.unknown) is str else printed(_value)),
                '</span>',
            ))
        t_4.append(
            '</p>\n',
        )
        for l_2_circle in l_1_of.circles:
            _loop_vars = {}
            pass
            t_4.extend((
                '<p class="circle">',
                (escaped(_value) if type(_value := (words['claim.circle_self'] if (t_1(l_2_circle.rows) == 1) else (words['claim.circle_assumed'] if l_2_circle.assumed else words['claim.circle']))) is str else printed(_value)),
                ' <span>',
                (_value if type(_value := (undefined(name='names') if l_0_names is missing else l_0_names)(l_2_circle.rows, l_1_root, )) is Markup else printed(_value)),
            ))
            if l_2_circle.more:
                pass
                t_4.extend((
                    ' ',
                    (_value if type(_value := (undefined(name='t') if l_1_t is missing else l_1_t)('claim.origins_left', n=l_2_circle.more, )) is Markup else printed(_value)),
                ))
            t_4.append(
                '</span></p>\n',
            )
        l_2_circle = missing
        if l_1_of.unspecified:
            pass
            t_4.extend((
                '<p class="hint">',
                escaped_words['claim.range_hint'],
                '</p>\n',
            ))
        return concat(t_4)
    context.exported_vars.add('statement')
    context.vars['statement'] = l_0_statement = lambda of=missing, root=missing, *, _body=macro: markup(_body(of, root))
    yield concat(pieces)

blocks = {}
debug_info = '2=25&5=30&7=56&8=66&9=137&10=142&12=156&13=160'

# Made of the template origins.html: see dossier/rendering/ready.py.
MADE_OF = "a0f970d20aca71cd308718ab3dc2b715"
