from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'quotation.html'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    l_0_page = resolve('page')
    l_0_wordings = resolve('wordings')
    l_0_a = l_0_m = l_0_o = l_0_root = l_0_compared = l_0_chain = l_0_printings = missing
    try:
        t_1 = environment.filters['list']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'list' found.")
    try:
        t_2 = environment.filters['lower']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'lower' found.")
    try:
        t_3 = environment.filters['selectattr']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'selectattr' found.")
    pieces = []
    pass
    parent_template = environment.get_template('base.html', 'quotation.html')
    for name, parent_block in parent_template.blocks.items():
        context.blocks.setdefault(name, []).append(parent_block)
    l_0_a = context.vars['a'] = environment.get_template('apparatus.html', 'quotation.html')._get_default_module(context)
    context.exported_vars.discard('a')
    l_0_m = context.vars['m'] = environment.get_template('macros.html', 'quotation.html')._get_default_module(context)
    context.exported_vars.discard('m')
    l_0_o = context.vars['o'] = environment.get_template('origins.html', 'quotation.html')._get_default_module(context)
    context.exported_vars.discard('o')
    l_0_root = l_0_page.root
    context.vars['root'] = l_0_root
    context.exported_vars.add('root')
    l_0_compared = t_1(context.eval_ctx, t_3(context, (undefined(name='wordings') if l_0_wordings is missing else l_0_wordings), 'base'))
    context.vars['compared'] = l_0_compared
    context.exported_vars.add('compared')
    def macro(l_1_links, l_1_reporting):
        t_4 = []
        l_1_t = resolve('t')
        if l_1_links is missing:
            l_1_links = undefined("parameter 'links' was not provided", name='links')
        if l_1_reporting is missing:
            l_1_reporting = undefined("parameter 'reporting' was not provided", name='reporting')
        pass
        if l_1_reporting:
            pass
            t_4.extend((
                '<p class="chain-end">',
                (escaped(_value) if type(_value := (words['chain.own'] if (l_1_reporting == 'own') else (words['chain.more'] if (l_1_reporting == 'more') else words['claim.given_unknown']))) is str else printed(_value)),
                '</p>\n',
            ))
        elif l_1_links:
            pass
            t_4.append(
                '<ul class="chain">\n',
            )
            for l_2_link in l_1_links:
                _loop_vars = {}
                pass
                t_4.extend((
                    '<li class="',
                    (escaped(_value) if type(_value := l_2_link.basis) is str else printed(_value)),
                    '"><p>',
                    escaped_words['chain.from'],
                    ' ',
                    (_value if type(_value := l_0_m.link(l_2_link.row, (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
                ))
                if (l_2_link.kind in ('person', 'organization', 'state', 'outlet', 'unnamed')):
                    pass
                    t_4.extend((
                        ' <span class="aside-words">(',
                        (escaped(_value) if type(_value := t_2((undefined(name='t') if l_1_t is missing else l_1_t)(joined('actor_kind.', l_2_link.kind, ), ))) is str else printed(_value)),
                        ')</span>',
                    ))
                if l_2_link.locator:
                    pass
                    t_4.extend((
                        ', ',
                        (escaped(_value) if type(_value := l_2_link.locator) is str else printed(_value)),
                    ))
                if l_2_link.pieces:
                    pass
                    t_4.extend((
                        ' <span class="aside-words">(',
                        escaped_words['claim.counted_with'],
                        ' ',
                        (_value if type(_value := l_0_o.names(l_2_link.pieces, (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
                        ')</span>',
                    ))
                t_4.append(
                    (_value if type(_value := l_0_m.basis(l_2_link.basis, )) is Markup else printed(_value)),
                )
                if l_2_link.quote:
                    pass
                    t_4.extend((
                        ' <span class="chain-proof">',
                        (_value if type(_value := l_0_m.said(l_2_link.quote, l_2_link.quote_lang, l_2_link.in_summary, )) is Markup else printed(_value)),
                        '</span>',
                    ))
                t_4.extend((
                    '</p>\n',
                    (_value if type(_value := (undefined(name='chain') if l_0_chain is missing else l_0_chain)(l_2_link.chain, l_2_link.reporting, )) is Markup else printed(_value)),
                    '\n</li>\n',
                ))
            l_2_link = missing
            t_4.append(
                '</ul>\n',
            )
        return concat(t_4)
    context.exported_vars.add('chain')
    context.vars['chain'] = l_0_chain = lambda links=missing, reporting=missing, *, _body=macro: markup(_body(links, reporting))
    def macro(l_1_list, l_1_worded):
        t_5 = []
        if l_1_list is missing:
            l_1_list = undefined("parameter 'list' was not provided", name='list')
        if l_1_worded is missing:
            l_1_worded = False
        pass
        t_5.append(
            '<ul class="printings">\n',
        )
        for l_2_printing in l_1_list:
            l_2_t = resolve('t')
            _loop_vars = {}
            pass
            t_5.extend((
                '<li><p class="printing">',
                (_value if type(_value := l_0_m.link(l_2_printing.holder, (undefined(name='root') if l_0_root is missing else l_0_root), (joined('ref-', l_2_printing.key, ) if l_2_printing.key else ''), )) is Markup else printed(_value)),
            ))
            if (l_2_printing.holder).when:
                pass
                t_5.extend((
                    ', ',
                    (_value if type(_value := l_0_m.time((l_2_printing.holder).when, True, )) is Markup else printed(_value)),
                ))
            if (l_2_printing.holder).detail:
                pass
                t_5.extend((
                    ', ',
                    (escaped(_value) if type(_value := (l_2_printing.holder).detail) is str else printed(_value)),
                ))
            if (l_1_worded and (l_2_printing.holder).is_summary):
                pass
                t_5.extend((
                    ' <span class="aside-words in-summary">(',
                    escaped_words['quotation.in_summary'],
                    ')</span>',
                ))
            t_5.extend((
                '</p>\n',
                (_value if type(_value := (undefined(name='chain') if l_0_chain is missing else l_0_chain)(l_2_printing.chain, l_2_printing.reporting, )) is Markup else printed(_value)),
                '\n</li>\n',
            ))
        l_2_printing = l_2_t = missing
        t_5.append(
            '</ul>\n',
        )
        return concat(t_5)
    context.exported_vars.add('printings')
    context.vars['printings'] = l_0_printings = lambda list=missing, worded=missing, *, _body=macro: markup(_body(list, worded))
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
        'record quotation',
    )
    yield concat(pieces)

def block_head(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_super = context.super('head', block_head)
    _block_vars = {}
    l_0_m = resolve('m')
    l_0_site = resolve('site')
    l_0_root = resolve('root')
    pieces = []
    pass
    pieces.extend((
        (_value if type(_value := l_0_super()) is Markup else printed(_value)),
        '\n',
        (_value if type(_value := l_0_m.cards((undefined(name='site') if l_0_site is missing else l_0_site), (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
        '\n',
    ))
    yield concat(pieces)

def block_main(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_t = resolve('t')
    l_0_m = resolve('m')
    l_0_row = resolve('row')
    l_0_page = resolve('page')
    l_0_speaker = resolve('speaker')
    l_0_root = resolve('root')
    l_0_original_lang = resolve('original_lang')
    l_0_o = resolve('o')
    l_0_standing = resolve('standing')
    l_0_body = resolve('body')
    l_0_wordings = resolve('wordings')
    l_0_without_words = resolve('without_words')
    l_0_printings = resolve('printings')
    l_0_other_parts = resolve('other_parts')
    l_0_others = resolve('others')
    l_0_compared = resolve('compared')
    l_0_a = resolve('a')
    l_0_notes = resolve('notes')
    l_0_site = resolve('site')
    l_0_references = resolve('references')
    l_0_backlinks = resolve('backlinks')
    l_0_backlink_parts = resolve('backlink_parts')
    l_0_tags = resolve('tags')
    try:
        t_6 = environment.filters['language']
    except KeyError:
        @internalcode
        def t_6(*unused):
            raise TemplateRuntimeError("No filter named 'language' found.")
    try:
        t_7 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_7(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    try:
        t_2 = environment.filters['lower']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'lower' found.")
    try:
        t_8 = environment.filters['safe']
    except KeyError:
        @internalcode
        def t_8(*unused):
            raise TemplateRuntimeError("No filter named 'safe' found.")
    try:
        t_9 = environment.filters['unbroken']
    except KeyError:
        @internalcode
        def t_9(*unused):
            raise TemplateRuntimeError("No filter named 'unbroken' found.")
    pieces = []
    pass
    pieces.extend((
        '<header class="head">\n<p class="kicker">',
        escaped_words['kind.quotation'],
        '</p>\n<h1',
        (_value if type(_value := l_0_m.lang(l_0_row.lang, )) is Markup else printed(_value)),
        '>',
        (escaped(_value) if type(_value := t_9(l_0_row.title, l_0_row.lang)) is str else printed(_value)),
        '</h1>\n',
        (_value if type(_value := l_0_m.corrections(l_0_page.corrections, )) is Markup else printed(_value)),
        '</header>\n<dl class="facts">\n<div><dt>',
        escaped_words['fact.speaker'],
        '</dt><dd>',
    ))
    if (undefined(name='speaker') if l_0_speaker is missing else l_0_speaker):
        pass
        pieces.extend((
            (_value if type(_value := l_0_m.link((undefined(name='speaker') if l_0_speaker is missing else l_0_speaker), (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
            ' <span class="aside-words">(',
            (escaped(_value) if type(_value := t_2((undefined(name='t') if l_0_t is missing else l_0_t)(joined('actor_kind.', l_0_speaker.subkind, ), ))) is str else printed(_value)),
            ')</span>',
        ))
    else:
        pass
        pieces.append(
            escaped_words['quotation.unsaid'],
        )
    pieces.extend((
        '</dd></div>\n<div><dt>',
        escaped_words['fact.original_lang'],
        '</dt><dd>',
        (escaped(_value) if type(_value := ((undefined(name='original_lang') if l_0_original_lang is missing else l_0_original_lang) or words['quotation.unsaid_lang'])) is str else printed(_value)),
        '</dd></div>\n</dl>\n<section class="standing">\n<h2 class="visually-hidden">',
        escaped_words['claim.summary'],
        '</h2>\n',
        (_value if type(_value := l_0_o.statement((undefined(name='standing') if l_0_standing is missing else l_0_standing), (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
        '\n<p class="hint">',
        escaped_words['claim.hint'],
        '</p>\n</section>\n',
    ))
    if (undefined(name='body') if l_0_body is missing else l_0_body):
        pass
        pieces.extend((
            '<div class="text"',
            (_value if type(_value := l_0_m.lang(l_0_row.lang, )) is Markup else printed(_value)),
            '>\n',
            (escaped(_value) if type(_value := t_8((undefined(name='body') if l_0_body is missing else l_0_body))) is str else printed(_value)),
            '\n</div>\n',
        ))
    if ((undefined(name='wordings') if l_0_wordings is missing else l_0_wordings) or (undefined(name='without_words') if l_0_without_words is missing else l_0_without_words)):
        pass
        pieces.extend((
            '<section class="wordings">\n<h2>',
            (escaped(_value) if type(_value := ((undefined(name='t') if l_0_t is missing else l_0_t)('quotation.wordings', n=t_7((undefined(name='wordings') if l_0_wordings is missing else l_0_wordings)), ) if (undefined(name='wordings') if l_0_wordings is missing else l_0_wordings) else words['quotation.without_words'])) is str else printed(_value)),
            '</h2>\n<ol>\n',
        ))
        for l_1_wording in (undefined(name='wordings') if l_0_wordings is missing else l_0_wordings):
            _loop_vars = {}
            pass
            pieces.extend((
                '<li class="wording" id="version-',
                (escaped(_value) if type(_value := l_1_wording.number) is str else printed(_value)),
                '">\n<p class="label">',
                (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)('quotation.wording', number=l_1_wording.number, )) is Markup else printed(_value)),
            ))
            if (l_1_wording.lang != l_0_site.lang):
                pass
                pieces.extend((
                    ' · ',
                    (escaped(_value) if type(_value := t_6(l_1_wording.lang)) is str else printed(_value)),
                ))
            pieces.extend((
                '</p>\n<blockquote',
                (_value if type(_value := l_0_m.lang((l_1_wording.lang if (l_1_wording.lang != l_0_site.lang) else ''), )) is Markup else printed(_value)),
                '><p>',
            ))
            for l_2_piece in l_1_wording.pieces:
                l_2_text = missing
                _loop_vars = {}
                pass
                l_2_text = t_9(l_2_piece.text, l_1_wording.lang)
                _loop_vars['text'] = l_2_text
                if l_2_piece.is_match:
                    pass
                    pieces.extend((
                        '<b class="differs">',
                        (escaped(_value) if type(_value := (undefined(name='text') if l_2_text is missing else l_2_text)) is str else printed(_value)),
                        '</b>',
                    ))
                else:
                    pass
                    pieces.append(
                        (escaped(_value) if type(_value := (undefined(name='text') if l_2_text is missing else l_2_text)) is str else printed(_value)),
                    )
            l_2_piece = l_2_text = missing
            pieces.extend((
                '</p></blockquote>\n',
                (_value if type(_value := (undefined(name='printings') if l_0_printings is missing else l_0_printings)(l_1_wording.printings, True, )) is Markup else printed(_value)),
                '\n</li>\n',
            ))
        l_1_wording = missing
        if (undefined(name='without_words') if l_0_without_words is missing else l_0_without_words):
            pass
            pieces.extend((
                '<li class="wording">\n<p class="label">',
                escaped_words['quotation.without_words'],
                '</p>\n',
                (_value if type(_value := (undefined(name='printings') if l_0_printings is missing else l_0_printings)((undefined(name='without_words') if l_0_without_words is missing else l_0_without_words), )) is Markup else printed(_value)),
                '\n</li>\n',
            ))
        pieces.append(
            '</ol>\n',
        )
        if (undefined(name='other_parts') if l_0_other_parts is missing else l_0_other_parts):
            pass
            pieces.extend((
                '<p class="hint">',
                (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)('quotation.others', n=(undefined(name='others') if l_0_others is missing else l_0_others), )) is Markup else printed(_value)),
                '</p>\n',
                (_value if type(_value := l_0_m.parts((undefined(name='other_parts') if l_0_other_parts is missing else l_0_other_parts), (undefined(name='root') if l_0_root is missing else l_0_root), (undefined(name='t') if l_0_t is missing else l_0_t)('quotation.others', n=(undefined(name='others') if l_0_others is missing else l_0_others), ), )) is Markup else printed(_value)),
                '\n',
            ))
        pieces.append(
            '</section>\n',
        )
    if (undefined(name='compared') if l_0_compared is missing else l_0_compared):
        pass
        pieces.extend((
            '<section class="comparisons">\n<h2>',
            escaped_words['quotation.comparison'],
            '</h2>\n<p class="hint">',
            escaped_words['quotation.comparison_hint'],
            '</p>\n',
        ))
        for l_1_wording in (undefined(name='compared') if l_0_compared is missing else l_0_compared):
            l_1_words = missing
            _loop_vars = {}
            pass
            l_1_words = (l_1_wording.lang if (l_1_wording.lang != l_0_site.lang) else '')
            _loop_vars['words'] = l_1_words
            pieces.extend((
                '<section class="comparison">\n<h3>',
                (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)('quotation.compared', number=l_1_wording.number, base=l_1_wording.base, )) is Markup else printed(_value)),
                (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)('mark.about', text=(undefined(name='t') if l_0_t is missing else l_0_t)('quotation.differences', n=l_1_wording.count, ), )) is Markup else printed(_value)),
                '</h3>\n',
            ))
            if l_1_wording.differences:
                pass
                pieces.append(
                    '<ol class="facing">\n',
                )
                for l_2_difference in l_1_wording.differences:
                    l_2_both = missing
                    _loop_vars = {}
                    pass
                    l_2_both = ((l_1_wording.base, environment.getitem(l_2_difference.same, 0), l_2_difference.base), (l_1_wording.number, environment.getitem(l_2_difference.same, 1), l_2_difference.other))
                    _loop_vars['both'] = l_2_both
                    pieces.append(
                        '<li>\n',
                    )
                    for (l_3_number, l_3_same, l_3_differs) in (undefined(name='both') if l_2_both is missing else l_2_both):
                        _loop_vars = {}
                        pass
                        pieces.extend((
                            '<p><span class="version-number"><span class="visually-hidden">',
                            (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)('quotation.wording', number=l_3_number, )) is Markup else printed(_value)),
                            (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)('mark.about', text='', )) is Markup else printed(_value)),
                            '</span><span aria-hidden="true">',
                            (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)('quotation.wording_short', number=l_3_number, )) is Markup else printed(_value)),
                            '</span></span><span',
                            (_value if type(_value := l_0_m.lang((undefined(name='words') if l_1_words is missing else l_1_words), )) is Markup else printed(_value)),
                            '>',
                            (escaped(_value) if type(_value := t_9(l_3_same, (undefined(name='words') if l_1_words is missing else l_1_words))) is str else printed(_value)),
                        ))
                        if l_3_differs:
                            pass
                            pieces.extend((
                                '<b class="differs">',
                                (escaped(_value) if type(_value := t_9(l_3_differs, (undefined(name='words') if l_1_words is missing else l_1_words))) is str else printed(_value)),
                                '</b>',
                            ))
                        pieces.append(
                            '</span>',
                        )
                        if (not l_3_differs):
                            pass
                            pieces.extend((
                                ' <i class="absent">',
                                escaped_words['quotation.absent'],
                                '</i>',
                            ))
                        pieces.append(
                            '</p>\n',
                        )
                    l_3_number = l_3_same = l_3_differs = missing
                    pieces.append(
                        '</li>\n',
                    )
                l_2_difference = l_2_both = missing
                pieces.append(
                    '</ol>\n',
                )
            else:
                pass
                pieces.extend((
                    '<p class="hint">',
                    escaped_words['quotation.far'],
                    '</p>\n',
                ))
            pieces.append(
                '</section>\n',
            )
        l_1_wording = l_1_words = missing
        pieces.append(
            '</section>\n',
        )
    pieces.extend((
        '<div class="apparatus">\n',
        (_value if type(_value := l_0_a.notes((undefined(name='notes') if l_0_notes is missing else l_0_notes), (undefined(name='root') if l_0_root is missing else l_0_root), l_0_site.lang, )) is Markup else printed(_value)),
        (_value if type(_value := l_0_a.references((undefined(name='references') if l_0_references is missing else l_0_references), (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
        (_value if type(_value := l_0_a.backlinks((undefined(name='backlinks') if l_0_backlinks is missing else l_0_backlinks), (undefined(name='backlink_parts') if l_0_backlink_parts is missing else l_0_backlink_parts), (undefined(name='root') if l_0_root is missing else l_0_root), words['page.backlinks'], )) is Markup else printed(_value)),
        (_value if type(_value := l_0_m.tag_list((undefined(name='tags') if l_0_tags is missing else l_0_tags), (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
        '\n</div>\n',
    ))
    yield concat(pieces)

blocks = {'kind': block_kind, 'head': block_head, 'main': block_main}
debug_info = '1=34&2=37&3=39&4=41&5=43&6=46&14=49&15=57&16=61&17=64&19=69&20=74&21=114&28=124&30=134&31=140&32=163&7=175&8=189&9=203&10=205&38=210&40=274&41=276&42=280&45=282&46=300&49=304&50=306&51=308&53=311&54=315&55=317&58=320&60=324&62=327&63=332&64=334&65=344&66=368&69=372&71=376&72=378&76=384&77=388&78=390&82=396&84=400&85=402&86=405&87=409&89=413&90=417&92=422&93=426&95=431&96=436&102=477&109=489&110=490&111=491&112=492'

# Made of the template quotation.html: see dossier/rendering/ready.py.
MADE_OF = "5c383b2cbf51f7777f84ef943b511d05"
