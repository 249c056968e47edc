from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'readings.html'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_m = l_0_readings = missing
    try:
        t_1 = environment.filters['ordinals']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'ordinals' found.")
    try:
        t_2 = environment.filters['unbroken']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'unbroken' found.")
    pieces = []
    pass
    l_0_m = context.vars['m'] = environment.get_template('macros.html', 'readings.html')._get_default_module(context)
    context.exported_vars.discard('m')
    pieces.append(
        '\n',
    )
    def macro(l_1_list, l_1_root):
        t_3 = []
        if l_1_list is missing:
            l_1_list = undefined("parameter 'list' was not provided", name='list')
        if l_1_root is missing:
            l_1_root = undefined("parameter 'root' was not provided", name='root')
        pass
        t_3.append(
            '<ul class="readings">\n',
        )
        for l_2_item in l_1_list:
            l_2_t = resolve('t')
            _loop_vars = {}
            pass
            t_3.append(
                '<li class="reading',
            )
            if l_2_item.rank:
                pass
                t_3.extend((
                    ' ',
                    (escaped(_value) if type(_value := l_2_item.rank) is str else printed(_value)),
                ))
            t_3.append(
                '">\n',
            )
            if (l_2_item.value or (l_2_item.rank in ('preferred', 'deprecated'))):
                pass
                t_3.append(
                    '<p>',
                )
                if l_2_item.value:
                    pass
                    t_3.extend((
                        '<strong>',
                        (escaped(_value) if type(_value := t_1(l_2_item.value)) is str else printed(_value)),
                        '</strong>',
                    ))
                if (l_2_item.rank in ('preferred', 'deprecated')):
                    pass
                    t_3.extend((
                        ' <span class="kind">',
                        (_value if type(_value := (undefined(name='t') if l_2_t is missing else l_2_t)(joined('rank.', l_2_item.rank, ), )) is Markup else printed(_value)),
                        '</span>',
                    ))
                t_3.append(
                    '</p>\n',
                )
            if l_2_item.is_against:
                pass
                t_3.extend((
                    '<p class="entry-detail"><span class="kind">',
                    escaped_words['contradictions.against'],
                    '</span></p>\n',
                ))
            if l_2_item.context:
                pass
                t_3.extend((
                    (_value if type(_value := l_0_m.sentence(l_2_item.context, )) is Markup else printed(_value)),
                    '\n',
                ))
            elif l_2_item.quote:
                pass
                t_3.extend((
                    '<p class="reading-quote">',
                    (_value if type(_value := l_0_m.said(l_2_item.quote, ((l_2_item.source).lang if l_2_item.source else ''), l_2_item.is_summary, )) is Markup else printed(_value)),
                    '</p>\n',
                ))
            if l_2_item.source:
                pass
                t_3.extend((
                    '<p class="entry-detail"><span>',
                    (_value if type(_value := l_0_m.labelled(l_2_item.source, l_1_root, )) is Markup else printed(_value)),
                    '</span>',
                ))
                if l_2_item.when:
                    pass
                    t_3.extend((
                        '<span>',
                        (_value if type(_value := l_0_m.time(l_2_item.when, True, )) is Markup else printed(_value)),
                        '</span>',
                    ))
                if (l_2_item.context and l_2_item.is_summary):
                    pass
                    t_3.extend((
                        '<span>',
                        escaped_words['mark.in_summary'],
                        '</span>',
                    ))
                t_3.append(
                    '</p>\n',
                )
            if l_2_item.why:
                pass
                t_3.extend((
                    '<p class="why">',
                    (escaped(_value) if type(_value := t_2(l_2_item.why)) is str else printed(_value)),
                    '</p>\n',
                ))
            t_3.append(
                '</li>\n',
            )
        l_2_item = l_2_t = missing
        t_3.append(
            '</ul>\n',
        )
        return concat(t_3)
    context.exported_vars.add('readings')
    context.vars['readings'] = l_0_readings = lambda list=missing, root=missing, *, _body=macro: markup(_body(list, root))
    yield concat(pieces)

blocks = {}
debug_info = '2=25&4=30&6=40&7=47&8=56&9=61&11=78&12=82&14=85&15=88&16=91&17=95&19=98&20=102&22=122&23=126'

# Made of the template readings.html: see dossier/rendering/ready.py.
MADE_OF = "b150549383da0cebf3288cc71f3c77f4"
