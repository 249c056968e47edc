from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'cards.html'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_m = l_0_card = missing
    try:
        t_1 = environment.filters['safe']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'safe' found.")
    try:
        t_2 = environment.filters['unbroken']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'unbroken' found.")
    pieces = []
    pass
    l_0_m = context.vars['m'] = environment.get_template('macros.html', 'cards.html')._get_default_module(context)
    context.exported_vars.discard('m')
    def macro(l_1_row, l_1_root, l_1_language, l_1_role, l_1_html):
        t_3 = []
        l_1_t = resolve('t')
        if l_1_row is missing:
            l_1_row = undefined("parameter 'row' was not provided", name='row')
        if l_1_root is missing:
            l_1_root = undefined("parameter 'root' was not provided", name='root')
        if l_1_language is missing:
            l_1_language = undefined("parameter 'language' was not provided", name='language')
        if l_1_role is missing:
            l_1_role = undefined("parameter 'role' was not provided", name='role')
        if l_1_html is missing:
            l_1_html = undefined("parameter 'html' was not provided", name='html')
        pass
        t_3.extend((
            '<div class="card-kind" lang="',
            (escaped(_value) if type(_value := l_1_language) is str else printed(_value)),
            '">',
            (_value if type(_value := (undefined(name='t') if l_1_t is missing else l_1_t)(joined('kind.', l_1_row.kind, ), )) is Markup else printed(_value)),
        ))
        if l_1_row.badges:
            pass
            t_3.extend((
                ' ',
                (_value if type(_value := l_0_m.badges(l_1_row.badges, )) is Markup else printed(_value)),
            ))
        t_3.extend((
            '</div>\n<p class="card-title">',
            (_value if type(_value := l_0_m.link(l_1_row, l_1_root, )) is Markup else printed(_value)),
            '</p>\n',
        ))
        if ((l_1_row.when or l_1_row.detail) or l_1_role):
            pass
            t_3.extend((
                '<p class="entry-detail" lang="',
                (escaped(_value) if type(_value := l_1_language) is str else printed(_value)),
                '">',
            ))
            if l_1_row.when:
                pass
                t_3.extend((
                    '<span>',
                    (_value if type(_value := l_0_m.time(l_1_row.when, )) is Markup else printed(_value)),
                    '</span>',
                ))
            if l_1_role:
                pass
                t_3.extend((
                    '<span>',
                    (escaped(_value) if type(_value := t_2(l_1_role)) is str else printed(_value)),
                    '</span>',
                ))
            if l_1_row.detail:
                pass
                t_3.extend((
                    '<span>',
                    (escaped(_value) if type(_value := t_2(l_1_row.detail)) is str else printed(_value)),
                    '</span>',
                ))
            t_3.append(
                '</p>\n',
            )
        if l_1_html:
            pass
            t_3.extend((
                '<div class="card-text" lang="',
                (escaped(_value) if type(_value := l_1_language) is str else printed(_value)),
                '">',
                (escaped(_value) if type(_value := t_1(l_1_html)) is str else printed(_value)),
                '</div>\n',
            ))
        elif l_1_row.summary:
            pass
            t_3.extend((
                '<p class="card-text" lang="',
                (escaped(_value) if type(_value := (l_1_row.lang or l_1_language)) is str else printed(_value)),
                '">',
                (escaped(_value) if type(_value := t_2(l_1_row.summary, l_1_row.lang)) is str else printed(_value)),
                '</p>\n',
            ))
        return concat(t_3)
    context.exported_vars.add('card')
    context.vars['card'] = l_0_card = lambda row=missing, root=missing, language=missing, role=missing, html=missing, *, _body=macro: markup(_body(row, root, language, role, html))
    yield concat(pieces)

blocks = {}
debug_info = '2=25&3=27&4=43&5=55&6=58&7=62&9=89&10=93&11=98&12=102'

# Made of the template cards.html: see dossier/rendering/ready.py.
MADE_OF = "b60d6704e801bb0c8aa143d44cb3892c"
