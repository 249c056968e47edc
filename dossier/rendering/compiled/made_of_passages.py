from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'passages.html'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_m = l_0_sign = l_0_passageref = l_0_unprinted = l_0_quotations = l_0_tools = l_0_sign_or_number = l_0_legend = l_0_bar = missing
    try:
        t_1 = environment.filters['default']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'default' found.")
    try:
        t_2 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    try:
        t_3 = environment.filters['number']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'number' found.")
    try:
        t_4 = environment.filters['unbroken']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'unbroken' found.")
    pieces = []
    pass
    l_0_m = context.vars['m'] = environment.get_template('macros.html', 'passages.html')._get_default_module(context)
    context.exported_vars.discard('m')
    pieces.append(
        '\n',
    )
    def macro(l_1_form):
        t_5 = []
        l_1_t = resolve('t')
        if l_1_form is missing:
            l_1_form = undefined("parameter 'form' was not provided", name='form')
        pass
        t_5.extend((
            '<span class="sign ',
            (escaped(_value) if type(_value := l_1_form) is str else printed(_value)),
            '" aria-hidden="true">',
            (escaped(_value) if type(_value := t_1(environment.getitem({'quotation': words['passage.sign_quotation'], 'claim': '◆', 'event': '●', 'sic': '[sic]'}, l_1_form), '*')) is str else printed(_value)),
            '</span>',
        ))
        return concat(t_5)
    context.exported_vars.add('sign')
    context.vars['sign'] = l_0_sign = lambda form=missing, *, _body=macro: markup(_body(form))
    pieces.append(
        '\n',
    )
    def macro(l_1_passage, l_1_root, l_1_language):
        t_6 = []
        l_1_t = resolve('t')
        if l_1_passage is missing:
            l_1_passage = undefined("parameter 'passage' was not provided", name='passage')
        if l_1_root is missing:
            l_1_root = undefined("parameter 'root' was not provided", name='root')
        if l_1_language is missing:
            l_1_language = ''
        pass
        t_6.extend((
            '<a class="passageref ',
            (escaped(_value) if type(_value := l_1_passage.form) is str else printed(_value)),
            '" id="ref-',
            (escaped(_value) if type(_value := l_1_passage.key) is str else printed(_value)),
            '" href="',
            (escaped(_value) if type(_value := l_1_root) is str else printed(_value)),
            (escaped(_value) if type(_value := l_1_passage.route) is str else printed(_value)),
            '"',
            (_value if type(_value := l_0_m.lang(l_1_language, )) is Markup else printed(_value)),
            '><span class="visually-hidden">',
            (_value if type(_value := (undefined(name='t') if l_1_t is missing else l_1_t)(joined('passage.', l_1_passage.form, ), )) is Markup else printed(_value)),
            (_value if type(_value := (undefined(name='t') if l_1_t is missing else l_1_t)('mark.about', text='', )) is Markup else printed(_value)),
        ))
        if l_1_passage.lang:
            pass
            t_6.extend((
                '<span',
                (_value if type(_value := l_0_m.lang(l_1_passage.lang, )) is Markup else printed(_value)),
                '>',
                (escaped(_value) if type(_value := l_1_passage.title) is str else printed(_value)),
                '</span>',
            ))
        else:
            pass
            t_6.append(
                (escaped(_value) if type(_value := l_1_passage.title) is str else printed(_value)),
            )
        t_6.extend((
            '</span>',
            (_value if type(_value := (undefined(name='sign') if l_0_sign is missing else l_0_sign)(l_1_passage.form, )) is Markup else printed(_value)),
            '</a>',
        ))
        return concat(t_6)
    context.exported_vars.add('passageref')
    context.vars['passageref'] = l_0_passageref = lambda passage=missing, root=missing, language=missing, *, _body=macro: markup(_body(passage, root, language))
    pieces.append(
        '\n',
    )
    def macro(l_1_passages, l_1_root):
        t_7 = []
        if l_1_passages is missing:
            l_1_passages = undefined("parameter 'passages' was not provided", name='passages')
        if l_1_root is missing:
            l_1_root = undefined("parameter 'root' was not provided", name='root')
        pass
        t_7.append(
            '<ul class="unprinted-passages">\n',
        )
        for l_2_passage in l_1_passages:
            l_2_t = resolve('t')
            _loop_vars = {}
            pass
            t_7.extend((
                '<li id="ref-',
                (escaped(_value) if type(_value := l_2_passage.key) is str else printed(_value)),
                '"><p>',
                (_value if type(_value := l_0_m.quoted(l_2_passage.words, l_2_passage.words_lang, )) is Markup else printed(_value)),
                '</p>\n<p class="entry-detail"><span class="kind">',
                (_value if type(_value := (undefined(name='t') if l_2_t is missing else l_2_t)(joined('passage.', l_2_passage.form, ), )) is Markup else printed(_value)),
                '</span><span>',
                (_value if type(_value := (undefined(name='sign') if l_0_sign is missing else l_0_sign)(l_2_passage.form, )) is Markup else printed(_value)),
                ' <a href="',
                (escaped(_value) if type(_value := l_1_root) is str else printed(_value)),
                (escaped(_value) if type(_value := l_2_passage.route) is str else printed(_value)),
                '"',
                (_value if type(_value := l_0_m.lang(l_2_passage.lang, )) is Markup else printed(_value)),
                '>',
                (escaped(_value) if type(_value := t_4(l_2_passage.title, l_2_passage.lang)) is str else printed(_value)),
                '</a></span></p></li>\n',
            ))
        l_2_passage = l_2_t = missing
        t_7.append(
            '</ul>\n',
        )
        return concat(t_7)
    context.exported_vars.add('unprinted')
    context.vars['unprinted'] = l_0_unprinted = lambda passages=missing, root=missing, *, _body=macro: markup(_body(passages, root))
    pieces.append(
        '\n',
    )
    def macro(l_1_lines, l_1_root):
        t_8 = []
        if l_1_lines is missing:
            l_1_lines = undefined("parameter 'lines' was not provided", name='lines')
        if l_1_root is missing:
            l_1_root = undefined("parameter 'root' was not provided", name='root')
        pass
        t_8.append(
            '<ul class="entries">\n',
        )
        for l_2_line in l_1_lines:
            l_2_t = resolve('t')
            _loop_vars = {}
            pass
            t_8.extend((
                '<li class="entry quotation">\n<p class="entry-title">',
                (_value if type(_value := (undefined(name='sign') if l_0_sign is missing else l_0_sign)('quotation', )) is Markup else printed(_value)),
                ' ',
                (_value if type(_value := l_0_m.link(l_2_line.row, l_1_root, )) is Markup else printed(_value)),
            ))
            if (l_2_line.row).badges:
                pass
                t_8.extend((
                    ' ',
                    (_value if type(_value := l_0_m.badges((l_2_line.row).badges, )) is Markup else printed(_value)),
                ))
            t_8.append(
                '</p>\n',
            )
            if ((l_2_line.row).detail or l_2_line.key):
                pass
                t_8.append(
                    '<p class="entry-detail">',
                )
                if (l_2_line.row).detail:
                    pass
                    t_8.extend((
                        '<span>',
                        (escaped(_value) if type(_value := t_4((l_2_line.row).detail)) is str else printed(_value)),
                        '</span>',
                    ))
                if l_2_line.key:
                    pass
                    t_8.extend((
                        '<span><a class="to-passage" href="#ref-',
                        (escaped(_value) if type(_value := l_2_line.key) is str else printed(_value)),
                        '">',
                        escaped_words['passage.here'],
                        '</a></span>',
                    ))
                t_8.append(
                    '</p>\n',
                )
            if l_2_line.elsewhere:
                pass
                t_8.extend((
                    '<p class="elsewhere">',
                    (_value if type(_value := (undefined(name='t') if l_2_t is missing else l_2_t)('article.elsewhere', n=(t_2(l_2_line.elsewhere) + l_2_line.more), )) is Markup else printed(_value)),
                    '</p>\n<ul class="elsewhere-list">\n',
                ))
                for (l_3_article, l_3_key) in l_2_line.elsewhere:
                    _loop_vars = {}
                    pass
                    t_8.extend((
                        '<li>',
                        (_value if type(_value := l_0_m.link(l_3_article, l_1_root, (joined('ref-', l_3_key, ) if l_3_key else ''), )) is Markup else printed(_value)),
                    ))
                    if l_3_article.when:
                        pass
                        t_8.extend((
                            ', ',
                            (_value if type(_value := l_0_m.time(l_3_article.when, True, )) is Markup else printed(_value)),
                        ))
                    if l_3_article.detail:
                        pass
                        t_8.extend((
                            ', ',
                            (escaped(_value) if type(_value := t_4(l_3_article.detail)) is str else printed(_value)),
                        ))
                    t_8.append(
                        '</li>\n',
                    )
                l_3_article = l_3_key = missing
                if l_2_line.more:
                    pass
                    t_8.extend((
                        '<li><a href="',
                        (escaped(_value) if type(_value := l_1_root) is str else printed(_value)),
                        (escaped(_value) if type(_value := (l_2_line.row).route) is str else printed(_value)),
                        '">',
                        (_value if type(_value := (undefined(name='t') if l_2_t is missing else l_2_t)('article.elsewhere_more', n=l_2_line.more, )) is Markup else printed(_value)),
                        '</a></li>\n',
                    ))
                t_8.append(
                    '</ul>\n',
                )
            else:
                pass
                t_8.extend((
                    '<p class="entry-detail"><span>',
                    escaped_words['article.nowhere_else'],
                    '</span></p>\n',
                ))
            t_8.append(
                '</li>\n',
            )
        l_2_line = l_2_t = missing
        t_8.append(
            '</ul>\n',
        )
        return concat(t_8)
    context.exported_vars.add('quotations')
    context.vars['quotations'] = l_0_quotations = lambda lines=missing, root=missing, *, _body=macro: markup(_body(lines, root))
    pieces.append(
        '\n',
    )
    def macro(l_1_toc, l_1_marks):
        t_9 = []
        l_1_t = resolve('t')
        if l_1_toc is missing:
            l_1_toc = undefined("parameter 'toc' was not provided", name='toc')
        if l_1_marks is missing:
            l_1_marks = undefined("parameter 'marks' was not provided", name='marks')
        pass
        if ((t_2(l_1_toc) > 2) or l_1_marks):
            pass
            t_9.append(
                '<div class="tools">\n',
            )
            if (t_2(l_1_toc) > 2):
                pass
                t_9.extend((
                    '<details class="contents-closed">\n<summary>',
                    escaped_words['page.contents'],
                    '</summary>\n',
                    (_value if type(_value := l_0_m.contents(l_1_toc, )) is Markup else printed(_value)),
                    '\n</details>\n',
                ))
            if l_1_marks:
                pass
                t_9.extend((
                    '<details class="signs" data-marks>\n<summary>',
                    escaped_words['marks.legend'],
                    ' <span class="signs-shown" aria-hidden="true">',
                ))
                for (l_2_form, l_2__) in l_1_marks:
                    _loop_vars = {}
                    pass
                    t_9.extend((
                        '<span data-shows="',
                        (escaped(_value) if type(_value := l_2_form) is str else printed(_value)),
                        '">',
                        (_value if type(_value := (undefined(name='sign_or_number') if l_0_sign_or_number is missing else l_0_sign_or_number)(l_2_form, )) is Markup else printed(_value)),
                        '</span>',
                    ))
                l_2_form = l_2__ = missing
                t_9.extend((
                    '</span> <span class="signs-hidden" hidden>',
                    escaped_words['marks.hidden'],
                    ' <span></span></span></summary>\n',
                    (_value if type(_value := (undefined(name='bar') if l_0_bar is missing else l_0_bar)(l_1_marks, )) is Markup else printed(_value)),
                    '\n',
                    (_value if type(_value := (undefined(name='legend') if l_0_legend is missing else l_0_legend)(l_1_marks, )) is Markup else printed(_value)),
                    '\n</details>\n',
                ))
            t_9.append(
                '</div>\n',
            )
        return concat(t_9)
    context.exported_vars.add('tools')
    context.vars['tools'] = l_0_tools = lambda toc=missing, marks=missing, *, _body=macro: markup(_body(toc, marks))
    pieces.append(
        '\n',
    )
    def macro(l_1_form):
        t_10 = []
        if l_1_form is missing:
            l_1_form = undefined("parameter 'form' was not provided", name='form')
        pass
        if (l_1_form == 'note'):
            pass
            t_10.append(
                '<span class="sign note" aria-hidden="true">1</span>',
            )
        else:
            pass
            t_10.append(
                (_value if type(_value := (undefined(name='sign') if l_0_sign is missing else l_0_sign)(l_1_form, )) is Markup else printed(_value)),
            )
        return concat(t_10)
    context.exported_vars.add('sign_or_number')
    context.vars['sign_or_number'] = l_0_sign_or_number = lambda form=missing, *, _body=macro: markup(_body(form))
    pieces.append(
        '\n',
    )
    def macro(l_1_marks):
        t_11 = []
        if l_1_marks is missing:
            l_1_marks = undefined("parameter 'marks' was not provided", name='marks')
        pass
        t_11.append(
            '<ul class="legend">\n',
        )
        for (l_2_form, l_2__) in l_1_marks:
            l_2_t = resolve('t')
            _loop_vars = {}
            pass
            t_11.extend((
                '<li>',
                (_value if type(_value := (undefined(name='sign_or_number') if l_0_sign_or_number is missing else l_0_sign_or_number)(l_2_form, )) is Markup else printed(_value)),
                '<span><strong>',
                (_value if type(_value := (undefined(name='t') if l_2_t is missing else l_2_t)(joined('marks.', l_2_form, ), )) is Markup else printed(_value)),
                '</strong>',
                (_value if type(_value := (undefined(name='t') if l_2_t is missing else l_2_t)('mark.about', text=(undefined(name='t') if l_2_t is missing else l_2_t)(joined('legend.', l_2_form, ), ), )) is Markup else printed(_value)),
                '</span></li>\n',
            ))
        l_2_form = l_2__ = l_2_t = missing
        t_11.append(
            '</ul>\n',
        )
        return concat(t_11)
    context.exported_vars.add('legend')
    context.vars['legend'] = l_0_legend = lambda marks=missing, *, _body=macro: markup(_body(marks))
    pieces.append(
        '\n',
    )
    def macro(l_1_marks):
        t_12 = []
        l_1_t = resolve('t')
        if l_1_marks is missing:
            l_1_marks = undefined("parameter 'marks' was not provided", name='marks')
        pass
        t_12.extend((
            '<div class="marks-bar" role="group" aria-labelledby="_marks" hidden>\n<span class="label" id="_marks">',
            escaped_words['marks.show'],
            '</span>\n',
        ))
        if (t_2(l_1_marks) > 1):
            pass
            t_12.extend((
                '<button type="button" data-mark="" aria-pressed="true">',
                escaped_words['marks.all'],
                '</button>\n',
            ))
        for (l_2_form, l_2_count) in l_1_marks:
            _loop_vars = {}
            pass
            t_12.extend((
                '<button type="button" data-mark="',
                (escaped(_value) if type(_value := l_2_form) is str else printed(_value)),
                '" aria-pressed="true">',
            ))
            if (l_2_form != 'note'):
                pass
                t_12.extend((
                    (_value if type(_value := (undefined(name='sign') if l_0_sign is missing else l_0_sign)(l_2_form, )) is Markup else printed(_value)),
                    ' ',
                ))
            t_12.extend((
                (_value if type(_value := (undefined(name='t') if l_1_t is missing else l_1_t)(joined('marks.', l_2_form, ), )) is Markup else printed(_value)),
                ' <span class="count">',
                (escaped(_value) if type(_value := t_3(l_2_count)) is str else printed(_value)),
                '</span></button>\n',
            ))
        l_2_form = l_2_count = missing
        t_12.append(
            '</div>\n',
        )
        return concat(t_12)
    context.exported_vars.add('bar')
    context.vars['bar'] = l_0_bar = lambda marks=missing, *, _body=macro: markup(_body(marks))
    yield concat(pieces)

blocks = {}
debug_info = '2=37&5=42&8=61&9=73&13=110&15=120&16=126&17=130&23=152&25=162&27=168&28=181&29=186&31=205&32=209&34=212&35=217&37=235&38=239&42=252&50=268&51=276&53=281&55=285&56=287&59=290&61=294&62=312&63=314&70=326&73=347&75=355&76=361&82=378&84=386&85=389&86=393&88=396&89=401'

# Made of the template passages.html: see dossier/rendering/ready.py.
MADE_OF = "e665ad9f055f7626c35dad1724445ff2"
