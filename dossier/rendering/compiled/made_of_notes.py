from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'notes.html'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_m = l_0_noteref = l_0_aside = l_0_label_of = l_0_number = l_0_note = missing
    try:
        t_1 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    try:
        t_2 = environment.filters['lower']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'lower' found.")
    try:
        t_3 = environment.filters['safe']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'safe' found.")
    try:
        t_4 = environment.filters['truncate']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'truncate' found.")
    try:
        t_5 = environment.filters['unbroken']
    except KeyError:
        @internalcode
        def t_5(*unused):
            raise TemplateRuntimeError("No filter named 'unbroken' found.")
    pieces = []
    pass
    l_0_m = context.vars['m'] = environment.get_template('macros.html', 'notes.html')._get_default_module(context)
    context.exported_vars.discard('m')
    pieces.append(
        '\n',
    )
    def macro(l_1_note):
        t_6 = []
        l_1_t = resolve('t')
        if l_1_note is missing:
            l_1_note = undefined("parameter 'note' was not provided", name='note')
        pass
        t_6.extend((
            '<a class="noteref" id="ref-',
            (escaped(_value) if type(_value := l_1_note.id) is str else printed(_value)),
            '" href="#note-',
            (escaped(_value) if type(_value := l_1_note.id) is str else printed(_value)),
            '"><span class="visually-hidden">',
            (_value if type(_value := (undefined(name='t') if l_1_t is missing else l_1_t)('note.call', n=l_1_note.number, kind=t_2((undefined(name='t') if l_1_t is missing else l_1_t)(joined('note_kind.', l_1_note.kind, ), )), )) is Markup else printed(_value)),
        ))
        if l_1_note.author:
            pass
            t_6.extend((
                ', ',
                (escaped(_value) if type(_value := l_1_note.author) is str else printed(_value)),
            ))
        t_6.extend((
            '</span><span aria-hidden="true">',
            (escaped(_value) if type(_value := l_1_note.number) is str else printed(_value)),
            '</span></a>',
        ))
        return concat(t_6)
    context.exported_vars.add('noteref')
    context.vars['noteref'] = l_0_noteref = lambda note=missing, *, _body=macro: markup(_body(note))
    pieces.append(
        '\n',
    )
    def macro(l_1_notes, l_1_root, l_1_language, l_1_rise, l_1_room):
        t_7 = []
        if l_1_notes is missing:
            l_1_notes = undefined("parameter 'notes' was not provided", name='notes')
        if l_1_root is missing:
            l_1_root = undefined("parameter 'root' was not provided", name='root')
        if l_1_language is missing:
            l_1_language = undefined("parameter 'language' was not provided", name='language')
        if l_1_rise is missing:
            l_1_rise = 0
        if l_1_room is missing:
            l_1_room = 0
        pass
        t_7.append(
            '<aside class="notes',
        )
        if l_1_rise:
            pass
            t_7.extend((
                ' rise-',
                (escaped(_value) if type(_value := l_1_rise) is str else printed(_value)),
            ))
        if l_1_room:
            pass
            t_7.extend((
                ' room-',
                (escaped(_value) if type(_value := l_1_room) is str else printed(_value)),
            ))
        t_7.extend((
            '" lang="',
            (escaped(_value) if type(_value := l_1_language) is str else printed(_value)),
            '" aria-label="',
            (_value if type(_value := (undefined(name='label_of') if l_0_label_of is missing else l_0_label_of)(l_1_notes, )) is Markup else printed(_value)),
            '">\n',
        ))
        for l_2_item in l_1_notes:
            _loop_vars = {}
            pass
            t_7.append(
                (_value if type(_value := (undefined(name='note') if l_0_note is missing else l_0_note)(l_2_item, l_1_root, l_1_language, )) is Markup else printed(_value)),
            )
        l_2_item = missing
        t_7.append(
            '</aside>\n',
        )
        return concat(t_7)
    context.exported_vars.add('aside')
    context.vars['aside'] = l_0_aside = lambda notes=missing, root=missing, language=missing, rise=missing, room=missing, *, _body=macro: markup(_body(notes, root, language, rise, room))
    pieces.append(
        '\n',
    )
    def macro(l_1_notes):
        t_8 = []
        l_1_t = resolve('t')
        if l_1_notes is missing:
            l_1_notes = undefined("parameter 'notes' was not provided", name='notes')
        pass
        if (t_1(l_1_notes) == 1):
            pass
            t_8.append(
                (_value if type(_value := (undefined(name='t') if l_1_t is missing else l_1_t)('notes.one', n=(environment.getitem(l_1_notes, 0)).number, )) is Markup else printed(_value)),
            )
        else:
            pass
            t_8.append(
                (_value if type(_value := (undefined(name='t') if l_1_t is missing else l_1_t)('notes.several', first=(environment.getitem(l_1_notes, 0)).number, last=(environment.getitem(l_1_notes, -1)).number, )) is Markup else printed(_value)),
            )
        return concat(t_8)
    context.exported_vars.add('label_of')
    context.vars['label_of'] = l_0_label_of = lambda notes=missing, *, _body=macro: markup(_body(notes))
    pieces.append(
        '\n',
    )
    def macro(l_1_item):
        t_9 = []
        l_1_t = resolve('t')
        if l_1_item is missing:
            l_1_item = undefined("parameter 'item' was not provided", name='item')
        pass
        if l_1_item.anchored:
            pass
            t_9.extend((
                '<a class="back" href="#ref-',
                (escaped(_value) if type(_value := l_1_item.id) is str else printed(_value)),
                '"><span class="note-number">',
                (escaped(_value) if type(_value := l_1_item.number) is str else printed(_value)),
                '</span> <span class="visually-hidden">',
                escaped_words['note.back'],
            ))
            if l_1_item.quote:
                pass
                t_9.extend((
                    (_value if type(_value := (undefined(name='t') if l_1_t is missing else l_1_t)('mark.about', text='', )) is Markup else printed(_value)),
                    (_value if type(_value := l_0_m.quoted(t_4(environment, l_1_item.quote, 80, False, '…'), l_1_item.quote_lang, )) is Markup else printed(_value)),
                ))
            t_9.append(
                '</span></a>',
            )
        else:
            pass
            t_9.extend((
                '<span class="note-number">',
                (escaped(_value) if type(_value := l_1_item.number) is str else printed(_value)),
                '</span>',
            ))
        return concat(t_9)
    context.exported_vars.add('number')
    context.vars['number'] = l_0_number = lambda item=missing, *, _body=macro: markup(_body(item))
    pieces.append(
        '\n',
    )
    def macro(l_1_item, l_1_root, l_1_language, l_1_reply, l_1_alone, l_1_whole):
        t_10 = []
        l_1_t = resolve('t')
        if l_1_item is missing:
            l_1_item = undefined("parameter 'item' was not provided", name='item')
        if l_1_root is missing:
            l_1_root = undefined("parameter 'root' was not provided", name='root')
        if l_1_language is missing:
            l_1_language = undefined("parameter 'language' was not provided", name='language')
        if l_1_reply is missing:
            l_1_reply = False
        if l_1_alone is missing:
            l_1_alone = False
        if l_1_whole is missing:
            l_1_whole = False
        pass
        t_10.extend((
            '<section class="note ',
            (escaped(_value) if type(_value := l_1_item.kind) is str else printed(_value)),
        ))
        if l_1_reply:
            pass
            t_10.append(
                ' reply',
            )
        if l_1_item.crossed:
            pass
            t_10.append(
                ' crossed',
            )
        t_10.extend((
            '" id="note-',
            (escaped(_value) if type(_value := l_1_item.id) is str else printed(_value)),
            '"',
            (_value if type(_value := l_0_m.lang(l_1_item.lang, )) is Markup else printed(_value)),
            '>\n',
        ))
        if (not l_1_alone):
            pass
            t_10.append(
                '<p class="note-head">',
            )
            if l_1_item.number:
                pass
                t_10.extend((
                    (_value if type(_value := (undefined(name='number') if l_0_number is missing else l_0_number)(l_1_item, )) is Markup else printed(_value)),
                    ' ',
                ))
            t_10.append(
                '<strong class="note-kind">',
            )
            if l_1_item.route:
                pass
                t_10.extend((
                    '<a href="',
                    (escaped(_value) if type(_value := l_1_root) is str else printed(_value)),
                    (escaped(_value) if type(_value := l_1_item.route) is str else printed(_value)),
                    '">',
                    (_value if type(_value := (undefined(name='t') if l_1_t is missing else l_1_t)(joined('note_kind.', l_1_item.kind, ), )) is Markup else printed(_value)),
                    '<span class="visually-hidden">',
                    escaped_words['note.page_of'],
                    '</span></a>',
                ))
            else:
                pass
                t_10.append(
                    (_value if type(_value := (undefined(name='t') if l_1_t is missing else l_1_t)(joined('note_kind.', l_1_item.kind, ), )) is Markup else printed(_value)),
                )
            t_10.append(
                '</strong>',
            )
            if l_1_item.badges:
                pass
                t_10.extend((
                    ' ',
                    (_value if type(_value := l_0_m.badges(l_1_item.badges, )) is Markup else printed(_value)),
                ))
            if (l_1_item.author or l_1_item.when):
                pass
                t_10.extend((
                    ' <span class="note-by">',
                    (escaped(_value) if type(_value := l_1_item.author) is str else printed(_value)),
                ))
                if (l_1_item.author and l_1_item.when):
                    pass
                    t_10.append(
                        ', ',
                    )
                if l_1_item.when:
                    pass
                    t_10.append(
                        (_value if type(_value := l_0_m.time(l_1_item.when, )) is Markup else printed(_value)),
                    )
                t_10.append(
                    '</span>\n',
                )
            t_10.append(
                '</p>\n',
            )
        if (not l_1_alone):
            pass
            t_10.append(
                (_value if type(_value := l_0_m.corrections(l_1_item.corrections, )) is Markup else printed(_value)),
            )
        if (l_1_item.quote and ((l_1_item.title or (not l_1_alone)) or (t_1(l_1_item.quote) > 90))):
            pass
            t_10.extend((
                '<p class="note-quote">',
                (_value if type(_value := l_0_m.said((l_1_item.quote if (l_1_alone or l_1_whole) else t_4(environment, l_1_item.quote, 160, False, '…')), (l_1_item.quote_lang or l_1_language), ((l_1_alone and l_1_item.target) and (l_1_item.target).is_summary), )) is Markup else printed(_value)),
                '</p>\n',
            ))
        if (((not l_1_alone) and l_1_item.title) and (l_1_item.title != l_1_item.quote)):
            pass
            t_10.extend((
                '<p class="note-title">',
                (escaped(_value) if type(_value := t_5(l_1_item.title, l_1_item.lang)) is str else printed(_value)),
                '</p>\n',
            ))
        t_10.extend((
            '<div class="note-body">',
            (escaped(_value) if type(_value := t_3(l_1_item.body)) is str else printed(_value)),
            '</div>\n',
        ))
        if l_1_item.against:
            pass
            t_10.extend((
                '<p class="note-against"><span class="label">',
                escaped_words['note.against'],
                '</span> ',
            ))
            if l_1_item.against_quote:
                pass
                t_10.extend((
                    (_value if type(_value := l_0_m.said(l_1_item.against_quote, (l_1_item.against).lang, l_1_item.against_in_summary, )) is Markup else printed(_value)),
                    ', ',
                ))
            t_10.extend((
                (_value if type(_value := l_0_m.labelled(l_1_item.against, l_1_root, )) is Markup else printed(_value)),
                '</p>\n',
            ))
        if l_1_item.resolution:
            pass
            t_10.extend((
                '<p class="note-resolution"><span class="label">',
                escaped_words['note.resolution'],
                '</span> ',
                (escaped(_value) if type(_value := t_5(l_1_item.resolution, l_1_item.lang)) is str else printed(_value)),
                '</p>\n',
            ))
        for l_2_answer in l_1_item.replies:
            _loop_vars = {}
            pass
            t_10.append(
                (_value if type(_value := (undefined(name='note') if l_0_note is missing else l_0_note)(l_2_answer, l_1_root, l_1_language, True, )) is Markup else printed(_value)),
            )
        l_2_answer = missing
        if l_1_item.unshown:
            pass
            t_10.extend((
                '<p class="note-unshown"><a href="',
                (escaped(_value) if type(_value := l_1_root) is str else printed(_value)),
                (escaped(_value) if type(_value := l_1_item.route) is str else printed(_value)),
                '">',
                (_value if type(_value := (undefined(name='t') if l_1_t is missing else l_1_t)('note.unshown', n=l_1_item.unshown, )) is Markup else printed(_value)),
                '</a></p>\n',
            ))
        t_10.append(
            '</section>\n',
        )
        return concat(t_10)
    context.exported_vars.add('note')
    context.vars['note'] = l_0_note = lambda item=missing, root=missing, language=missing, reply=missing, alone=missing, whole=missing, *, _body=macro: markup(_body(item, root, language, reply, alone, whole))
    yield concat(pieces)

blocks = {}
debug_info = '2=43&5=48&6=56&10=79&11=95&12=114&13=118&18=130&19=136&23=152&24=158&29=190&30=208&31=227&32=232&33=267&34=271&38=289&39=292&41=294&42=298&44=301&45=305&47=310&48=313&49=317&51=330&52=334&54=339&55=343&57=346&58=350'

# Made of the template notes.html: see dossier/rendering/ready.py.
MADE_OF = "5fe398ec7b1ed4889649b3e6ab686fd8"
