from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'claims.html'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_m = l_0_o = l_0_table = missing
    try:
        t_1 = environment.filters['unbroken']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'unbroken' found.")
    pieces = []
    pass
    l_0_m = context.vars['m'] = environment.get_template('macros.html', 'claims.html')._get_default_module(context)
    context.exported_vars.discard('m')
    l_0_o = context.vars['o'] = environment.get_template('origins.html', 'claims.html')._get_default_module(context)
    context.exported_vars.discard('o')
    pieces.append(
        '\n',
    )
    def macro(l_1_printed, l_1_root):
        t_2 = []
        l_1_t = resolve('t')
        if l_1_printed is missing:
            l_1_printed = undefined("parameter 'printed' was not provided", name='printed')
        if l_1_root is missing:
            l_1_root = undefined("parameter 'root' was not provided", name='root')
        pass
        t_2.extend((
            '<table class="chain-table" role="table">\n<caption class="visually-hidden">',
            escaped_words['claim.table'],
            '</caption>\n<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">',
            escaped_words['claim.col_who'],
            '</th><th role="columnheader" scope="col">',
            escaped_words['claim.col_words'],
            '</th><th role="columnheader" scope="col">',
            escaped_words['claim.col_given'],
            '</th></tr></thead>\n<tbody role="rowgroup">\n',
        ))
        for l_2_one in l_1_printed:
            _loop_vars = {}
            pass
            t_2.extend((
                '<tr role="row">\n<th role="rowheader" scope="row"><p class="entry-title">',
                (_value if type(_value := l_0_m.link(l_2_one.row, l_1_root, )) is Markup else printed(_value)),
                '</p>\n<p class="entry-detail">',
            ))
            if (l_2_one.row).detail:
                pass
                t_2.extend((
                    '<span>',
                    (escaped(_value) if type(_value := t_1((l_2_one.row).detail)) is str else printed(_value)),
                    '</span>',
                ))
            if (l_2_one.row).when:
                pass
                t_2.extend((
                    '<span>',
                    (_value if type(_value := l_0_m.time((l_2_one.row).when, True, )) is Markup else printed(_value)),
                    '</span>',
                ))
            if (not l_2_one.is_held):
                pass
                t_2.extend((
                    '<span>',
                    escaped_words['claim.not_held'],
                    '</span>',
                ))
            t_2.extend((
                '</p></th>\n<td role="cell"><span class="cell-label" aria-hidden="true">',
                escaped_words['claim.col_words'],
                '</span>',
            ))
            if l_2_one.quote:
                pass
                t_2.append(
                    (_value if type(_value := l_0_m.said(l_2_one.quote, l_2_one.lang, (l_2_one.row).is_summary, )) is Markup else printed(_value)),
                )
                if l_2_one.anchor:
                    pass
                    t_2.extend((
                        ' <a class="to-passage" href="',
                        (escaped(_value) if type(_value := l_1_root) is str else printed(_value)),
                        (escaped(_value) if type(_value := (l_2_one.row).route) is str else printed(_value)),
                        '#',
                        (escaped(_value) if type(_value := l_2_one.anchor) is str else printed(_value)),
                        '">',
                        escaped_words['claim.see_passage'],
                        '</a>',
                    ))
            else:
                pass
                t_2.extend((
                    '<span class="hint">',
                    escaped_words['claim.no_words'],
                    '</span>',
                ))
            t_2.extend((
                '</td>\n<td role="cell"><span class="cell-label" aria-hidden="true">',
                escaped_words['claim.col_given'],
                '</span>',
            ))
            if (l_2_one.state == 'unknown'):
                pass
                t_2.extend((
                    '<span class="hint">',
                    escaped_words['claim.given_unknown'],
                    '</span>',
                ))
            elif (l_2_one.state == 'own'):
                pass
                t_2.extend((
                    escaped_words['claim.own'],
                    (_value if type(_value := l_0_m.basis(l_2_one.basis, )) is Markup else printed(_value)),
                ))
            else:
                pass
                t_2.append(
                    '<ul class="given">\n',
                )
                for l_3_given in l_2_one.given:
                    _loop_vars = {}
                    pass
                    t_2.extend((
                        '<li>',
                        (_value if type(_value := l_0_m.labelled(l_3_given.source, l_1_root, )) is Markup else printed(_value)),
                    ))
                    if l_3_given.pieces:
                        pass
                        t_2.extend((
                            ' <span class="aside-words">(',
                            escaped_words['claim.counted_with'],
                            ' ',
                            (_value if type(_value := l_0_o.names(l_3_given.pieces, l_1_root, )) is Markup else printed(_value)),
                        ))
                        if l_3_given.more:
                            pass
                            t_2.extend((
                                ', ',
                                escaped_words['claim.and_others'],
                            ))
                        t_2.append(
                            ')</span>',
                        )
                    t_2.append(
                        (_value if type(_value := l_0_m.basis(l_3_given.basis, )) is Markup else printed(_value)),
                    )
                    if l_3_given.quote:
                        pass
                        t_2.extend((
                            ' ',
                            (_value if type(_value := l_0_m.said(l_3_given.quote, l_3_given.lang, l_3_given.in_summary, )) is Markup else printed(_value)),
                        ))
                    t_2.append(
                        '</li>\n',
                    )
                l_3_given = missing
                t_2.append(
                    '</ul>',
                )
            t_2.append(
                '</td>\n</tr>\n',
            )
        l_2_one = missing
        t_2.append(
            '</tbody>\n</table>\n',
        )
        return concat(t_2)
    context.exported_vars.add('table')
    context.vars['table'] = l_0_table = lambda printed=missing, root=missing, *, _body=macro: markup(_body(printed, root))
    yield concat(pieces)

blocks = {}
debug_info = '2=19&3=21&5=26&7=36&8=38&10=45&12=50&13=53&14=76&15=105&16=126&17=131'

# Made of the template claims.html: see dossier/rendering/ready.py.
MADE_OF = "5f4868591d8e0dbc52ed7c3e6ea0e35b"
