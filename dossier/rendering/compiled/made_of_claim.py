from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'claim.html'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    l_0_page = resolve('page')
    l_0_a = l_0_m = l_0_o = l_0_c = l_0_root = missing
    pieces = []
    pass
    parent_template = environment.get_template('base.html', 'claim.html')
    for name, parent_block in parent_template.blocks.items():
        context.blocks.setdefault(name, []).append(parent_block)
    l_0_a = context.vars['a'] = environment.get_template('apparatus.html', 'claim.html')._get_default_module(context)
    context.exported_vars.discard('a')
    l_0_m = context.vars['m'] = environment.get_template('macros.html', 'claim.html')._get_default_module(context)
    context.exported_vars.discard('m')
    l_0_o = context.vars['o'] = environment.get_template('origins.html', 'claim.html')._get_default_module(context)
    context.exported_vars.discard('o')
    l_0_c = context.vars['c'] = environment.get_template('claims.html', 'claim.html')._get_default_module(context)
    context.exported_vars.discard('c')
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
        'record claim',
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
    l_0_references = resolve('references')
    l_0_m = resolve('m')
    l_0_site = resolve('site')
    l_0_root = resolve('root')
    pieces = []
    pass
    pieces.extend((
        (_value if type(_value := l_0_super()) is Markup else printed(_value)),
        '\n',
    ))
    if (undefined(name='references') if l_0_references is missing else l_0_references):
        pass
        pieces.extend((
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
    l_0_status = resolve('status')
    l_0_assessed_by = resolve('assessed_by')
    l_0_assessed_on = resolve('assessed_on')
    l_0_page = resolve('page')
    l_0_o = resolve('o')
    l_0_standing = resolve('standing')
    l_0_root = resolve('root')
    l_0_body = resolve('body')
    l_0_printed = resolve('printed')
    l_0_printed_parts = resolve('printed_parts')
    l_0_picture = resolve('picture')
    l_0_c = resolve('c')
    l_0_relations = resolve('relations')
    l_0_a = resolve('a')
    l_0_notes = resolve('notes')
    l_0_site = resolve('site')
    l_0_references = resolve('references')
    l_0_backlinks = resolve('backlinks')
    l_0_backlink_parts = resolve('backlink_parts')
    l_0_tags = resolve('tags')
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
    pieces.extend((
        '<header class="head">\n<p class="kicker">',
        escaped_words['kind.claim'],
        '</p>\n<h1',
        (_value if type(_value := l_0_m.lang(l_0_row.lang, )) is Markup else printed(_value)),
        '>',
        (escaped(_value) if type(_value := t_2(l_0_row.title, l_0_row.lang)) is str else printed(_value)),
        '</h1>\n<p class="claim-status"><span class="label">',
        escaped_words['claim.status'],
        '</span> <strong>',
        (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)(joined('status.', (undefined(name='status') if l_0_status is missing else l_0_status), ), )) is Markup else printed(_value)),
        '</strong>',
    ))
    if ((undefined(name='status') if l_0_status is missing else l_0_status) != 'unverified'):
        pass
        if (undefined(name='assessed_by') if l_0_assessed_by is missing else l_0_assessed_by):
            pass
            pieces.extend((
                ' ',
                (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)('claim.assessed_by', name=(undefined(name='assessed_by') if l_0_assessed_by is missing else l_0_assessed_by), )) is Markup else printed(_value)),
            ))
        if (undefined(name='assessed_on') if l_0_assessed_on is missing else l_0_assessed_on):
            pass
            pieces.extend((
                ', ',
                (_value if type(_value := l_0_m.time((undefined(name='assessed_on') if l_0_assessed_on is missing else l_0_assessed_on), )) is Markup else printed(_value)),
            ))
    pieces.extend((
        '</p>\n',
        (_value if type(_value := l_0_m.corrections(l_0_page.corrections, )) is Markup else printed(_value)),
        '</header>\n<section class="standing">\n<h2 class="visually-hidden">',
        escaped_words['claim.summary'],
        '</h2>\n',
        (_value if type(_value := l_0_o.statement((undefined(name='standing') if l_0_standing is missing else l_0_standing), (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
        '\n<p class="hint">',
        escaped_words['claim.hint'],
        '</p>\n</section>\n',
    ))
    if (undefined(name='body') if l_0_body is missing else l_0_body):
        pass
        pieces.append(
            '<section class="reasons">\n',
        )
        if ((undefined(name='status') if l_0_status is missing else l_0_status) != 'unverified'):
            pass
            pieces.extend((
                '<h2>',
                escaped_words['claim.reasons'],
                '</h2>\n',
            ))
        pieces.extend((
            '<div class="text"',
            (_value if type(_value := l_0_m.lang(l_0_row.lang, )) is Markup else printed(_value)),
            '>\n',
            (escaped(_value) if type(_value := t_1((undefined(name='body') if l_0_body is missing else l_0_body))) is str else printed(_value)),
            '\n</div>\n</section>\n',
        ))
    pieces.append(
        '<div class="apparatus">\n',
    )
    if ((undefined(name='printed') if l_0_printed is missing else l_0_printed) or (undefined(name='printed_parts') if l_0_printed_parts is missing else l_0_printed_parts)):
        pass
        pieces.extend((
            '<section class="derived">\n<h2>',
            escaped_words['claim.graph'],
            '</h2>\n',
        ))
        if (undefined(name='picture') if l_0_picture is missing else l_0_picture):
            pass
            pieces.extend((
                '<figure class="ways">\n',
                (escaped(_value) if type(_value := t_1((undefined(name='picture') if l_0_picture is missing else l_0_picture))) is str else printed(_value)),
                '\n<figcaption>',
                escaped_words['claim.caption'],
                '</figcaption>\n</figure>\n',
            ))
        if (undefined(name='printed') if l_0_printed is missing else l_0_printed):
            pass
            pieces.append(
                (_value if type(_value := l_0_c.table((undefined(name='printed') if l_0_printed is missing else l_0_printed), (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
            )
        pieces.extend((
            (_value if type(_value := l_0_m.parts((undefined(name='printed_parts') if l_0_printed_parts is missing else l_0_printed_parts), (undefined(name='root') if l_0_root is missing else l_0_root), words['claim.table'], )) is Markup else printed(_value)),
            '\n</section>\n',
        ))
    if (undefined(name='relations') if l_0_relations is missing else l_0_relations):
        pass
        pieces.extend((
            '<section>\n<h2>',
            escaped_words['claim.related'],
            '</h2>\n<dl class="facts">\n',
        ))
        for (l_1_key, l_1_rows) in (undefined(name='relations') if l_0_relations is missing else l_0_relations):
            _loop_vars = {}
            pass
            pieces.extend((
                '<div><dt>',
                (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)(l_1_key, )) is Markup else printed(_value)),
                '</dt>',
            ))
            for l_2_other in l_1_rows:
                _loop_vars = {}
                pass
                pieces.extend((
                    '<dd>',
                    (_value if type(_value := l_0_m.link(l_2_other, (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
                    '</dd>',
                ))
            l_2_other = missing
            pieces.append(
                '</div>\n',
            )
        l_1_key = l_1_rows = missing
        pieces.append(
            '</dl>\n</section>\n',
        )
    pieces.extend((
        (_value if type(_value := l_0_a.notes((undefined(name='notes') if l_0_notes is missing else l_0_notes), (undefined(name='root') if l_0_root is missing else l_0_root), l_0_site.lang, )) is Markup else printed(_value)),
        (_value if type(_value := l_0_a.references((undefined(name='references') if l_0_references is missing else l_0_references), (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
        (_value if type(_value := l_0_a.backlinks((undefined(name='backlinks') if l_0_backlinks is missing else l_0_backlinks), (undefined(name='backlink_parts') if l_0_backlink_parts is missing else l_0_backlink_parts), (undefined(name='root') if l_0_root is missing else l_0_root), words['page.backlinks'], )) is Markup else printed(_value)),
        (_value if type(_value := l_0_m.tag_list((undefined(name='tags') if l_0_tags is missing else l_0_tags), (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
        '\n</div>\n',
    ))
    yield concat(pieces)

blocks = {'kind': block_kind, 'head': block_head, 'main': block_main}
debug_info = '1=15&2=18&3=20&4=22&5=24&6=26&7=31&8=45&9=60&10=63&11=66&14=71&16=117&17=119&18=123&19=144&22=146&23=148&24=150&26=153&28=158&29=162&31=167&32=169&37=175&39=179&40=182&42=186&43=188&46=191&47=194&49=197&52=200&54=204&56=207&57=212&62=232&63=233&64=234&65=235'

# Made of the template claim.html: see dossier/rendering/ready.py.
MADE_OF = "c347203707405ace5b13681f2fde72d3"
