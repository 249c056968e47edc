from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'record.html'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    l_0_page = resolve('page')
    l_0_a = l_0_m = l_0_n = l_0_r = l_0_root = missing
    pieces = []
    pass
    parent_template = environment.get_template('base.html', 'record.html')
    for name, parent_block in parent_template.blocks.items():
        context.blocks.setdefault(name, []).append(parent_block)
    l_0_a = context.vars['a'] = environment.get_template('apparatus.html', 'record.html')._get_default_module(context)
    context.exported_vars.discard('a')
    l_0_m = context.vars['m'] = environment.get_template('macros.html', 'record.html')._get_default_module(context)
    context.exported_vars.discard('m')
    l_0_n = context.vars['n'] = environment.get_template('notes.html', 'record.html')._get_default_module(context)
    context.exported_vars.discard('n')
    l_0_r = context.vars['r'] = environment.get_template('readings.html', 'record.html')._get_default_module(context)
    context.exported_vars.discard('r')
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
    l_0_row = resolve('row')
    pieces = []
    pass
    pieces.extend((
        'record ',
        (escaped(_value) if type(_value := l_0_row.kind) is str else printed(_value)),
    ))
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
    l_0_row = resolve('row')
    l_0_t = resolve('t')
    l_0_m = resolve('m')
    l_0_page = resolve('page')
    l_0_note = resolve('note')
    l_0_root = resolve('root')
    l_0_n = resolve('n')
    l_0_site = resolve('site')
    l_0_contradiction = resolve('contradiction')
    l_0_reference = resolve('reference')
    l_0_toc = resolve('toc')
    l_0_body = resolve('body')
    l_0_facts = resolve('facts')
    l_0_readings = resolve('readings')
    l_0_is_of_one = resolve('is_of_one')
    l_0_r = resolve('r')
    l_0_a = resolve('a')
    l_0_notes = resolve('notes')
    l_0_actors = resolve('actors')
    l_0_references = resolve('references')
    l_0_backlinks = resolve('backlinks')
    l_0_backlink_parts = resolve('backlink_parts')
    l_0_exports = resolve('exports')
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
    pieces.append(
        '<header class="head">\n',
    )
    if (l_0_row.kind != 'page'):
        pass
        pieces.extend((
            '<p class="kicker">',
            (escaped(_value) if type(_value := ((undefined(name='t') if l_0_t is missing else l_0_t)(joined('note_kind.', l_0_row.subkind, ), ) if ((l_0_row.kind == 'note') and l_0_row.subkind) else (undefined(name='t') if l_0_t is missing else l_0_t)(joined('kind.', l_0_row.kind, ), ))) is str else printed(_value)),
            '</p>\n',
        ))
    pieces.extend((
        '<h1',
        (_value if type(_value := l_0_m.lang(l_0_row.lang, )) is Markup else printed(_value)),
        '>',
        (escaped(_value) if type(_value := t_2((l_0_page.title or l_0_row.title), l_0_row.lang)) is str else printed(_value)),
        '</h1>\n',
    ))
    if l_0_row.when:
        pass
        pieces.extend((
            '<p class="dateline">',
            (_value if type(_value := l_0_m.time(l_0_row.when, )) is Markup else printed(_value)),
        ))
        if l_0_row.detail:
            pass
            pieces.extend((
                ' · ',
                (escaped(_value) if type(_value := t_2(l_0_row.detail)) is str else printed(_value)),
            ))
        pieces.append(
            '</p>\n',
        )
    elif l_0_row.detail:
        pass
        pieces.extend((
            '<p class="dateline">',
            (escaped(_value) if type(_value := t_2(l_0_row.detail)) is str else printed(_value)),
            '</p>\n',
        ))
    if ((l_0_row.kind == 'page') and l_0_row.summary):
        pass
        pieces.extend((
            '<p class="standfirst"',
            (_value if type(_value := l_0_m.lang(l_0_row.lang, )) is Markup else printed(_value)),
            '>',
            (escaped(_value) if type(_value := t_2(l_0_row.summary, l_0_row.lang)) is str else printed(_value)),
            '</p>\n',
        ))
    pieces.extend((
        (_value if type(_value := l_0_m.corrections(l_0_page.corrections, )) is Markup else printed(_value)),
        '</header>\n',
    ))
    if (undefined(name='note') if l_0_note is missing else l_0_note):
        pass
        pieces.append(
            '<div class="notes alone">\n',
        )
        if l_0_note.target:
            pass
            pieces.extend((
                '<p class="note-target"><span class="label">',
                escaped_words['note.target'],
                '</span> ',
                (_value if type(_value := l_0_m.link(l_0_note.target, (undefined(name='root') if l_0_root is missing else l_0_root), joined('note-', l_0_note.id, ), )) is Markup else printed(_value)),
            ))
            if (l_0_note.target).when:
                pass
                pieces.extend((
                    ', ',
                    (_value if type(_value := l_0_m.time((l_0_note.target).when, True, )) is Markup else printed(_value)),
                ))
            pieces.append(
                '</p>\n',
            )
        pieces.extend((
            (_value if type(_value := l_0_n.note((undefined(name='note') if l_0_note is missing else l_0_note), (undefined(name='root') if l_0_root is missing else l_0_root), l_0_site.lang, alone=True, )) is Markup else printed(_value)),
            '\n',
        ))
        if (undefined(name='contradiction') if l_0_contradiction is missing else l_0_contradiction):
            pass
            pieces.extend((
                '<p class="see"><a href="',
                (escaped(_value) if type(_value := (undefined(name='root') if l_0_root is missing else l_0_root)) is str else printed(_value)),
                (escaped(_value) if type(_value := (undefined(name='contradiction') if l_0_contradiction is missing else l_0_contradiction)) is str else printed(_value)),
                '">',
                escaped_words['contradictions.see'],
                '</a></p>\n',
            ))
        pieces.append(
            '</div>\n',
        )
    if (undefined(name='reference') if l_0_reference is missing else l_0_reference):
        pass
        pieces.extend((
            '<div class="reference-alone">\n<div class="reference-text">',
            (escaped(_value) if type(_value := t_1(l_0_reference.html)) is str else printed(_value)),
            '</div>\n',
        ))
        if l_0_reference.url:
            pass
            pieces.extend((
                '<p>',
                (_value if type(_value := l_0_m.external(l_0_reference.url, words['reference.read'], )) is Markup else printed(_value)),
                '</p>\n',
            ))
        pieces.append(
            '</div>\n',
        )
    pieces.extend((
        (_value if type(_value := l_0_m.contents((undefined(name='toc') if l_0_toc is missing else l_0_toc), )) is Markup else printed(_value)),
        '\n',
    ))
    if ((undefined(name='body') if l_0_body is missing else l_0_body) and (not (undefined(name='note') if l_0_note is missing else l_0_note))):
        pass
        pieces.extend((
            '<div class="text"',
            (_value if type(_value := l_0_m.lang(l_0_row.lang, )) is Markup else printed(_value)),
            '>\n',
            (escaped(_value) if type(_value := t_1((undefined(name='body') if l_0_body is missing else l_0_body))) is str else printed(_value)),
            '\n</div>\n',
        ))
    pieces.append(
        '<div class="apparatus">\n',
    )
    if (undefined(name='facts') if l_0_facts is missing else l_0_facts):
        pass
        pieces.extend((
            '<section>\n<h2 class="visually-hidden">',
            escaped_words['page.facts'],
            '</h2>\n<dl class="facts">\n',
        ))
        for (l_1_key, l_1_values) in (undefined(name='facts') if l_0_facts is missing else l_0_facts):
            _loop_vars = {}
            pass
            pieces.extend((
                '<div><dt>',
                (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)(l_1_key, )) is Markup else printed(_value)),
                '</dt>',
            ))
            for l_2_value in l_1_values:
                _loop_vars = {}
                pass
                pieces.extend((
                    '<dd>',
                    (_value if type(_value := l_0_m.labelled(l_2_value, (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
                    '</dd>',
                ))
            l_2_value = missing
            pieces.append(
                '</div>\n',
            )
        l_1_key = l_1_values = missing
        pieces.append(
            '</dl>\n</section>\n',
        )
    if (undefined(name='readings') if l_0_readings is missing else l_0_readings):
        pass
        pieces.extend((
            '<section>\n<h2>',
            escaped_words['event.readings'],
            '</h2>\n<p class="hint">',
            (escaped(_value) if type(_value := (words['event.readings_one'] if (undefined(name='is_of_one') if l_0_is_of_one is missing else l_0_is_of_one) else words['event.readings_hint'])) is str else printed(_value)),
            '</p>\n',
            (_value if type(_value := l_0_r.readings((undefined(name='readings') if l_0_readings is missing else l_0_readings), (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
            '\n',
        ))
        if (undefined(name='contradiction') if l_0_contradiction is missing else l_0_contradiction):
            pass
            pieces.extend((
                '<p class="see"><a href="',
                (escaped(_value) if type(_value := (undefined(name='root') if l_0_root is missing else l_0_root)) is str else printed(_value)),
                (escaped(_value) if type(_value := (undefined(name='contradiction') if l_0_contradiction is missing else l_0_contradiction)) is str else printed(_value)),
                '">',
                escaped_words['contradictions.see'],
                '</a></p>\n',
            ))
        pieces.append(
            '</section>\n',
        )
    pieces.append(
        (_value if type(_value := l_0_a.notes((undefined(name='notes') if l_0_notes is missing else l_0_notes), (undefined(name='root') if l_0_root is missing else l_0_root), l_0_site.lang, )) is Markup else printed(_value)),
    )
    if (undefined(name='actors') if l_0_actors is missing else l_0_actors):
        pass
        pieces.extend((
            '<section>\n<h2>',
            escaped_words['page.actors'],
            '</h2>\n',
            (_value if type(_value := l_0_m.actor_cards((undefined(name='actors') if l_0_actors is missing else l_0_actors), (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
            '\n</section>\n',
        ))
    pieces.extend((
        (_value if type(_value := l_0_a.references((undefined(name='references') if l_0_references is missing else l_0_references), (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
        (_value if type(_value := l_0_a.backlinks((undefined(name='backlinks') if l_0_backlinks is missing else l_0_backlinks), (undefined(name='backlink_parts') if l_0_backlink_parts is missing else l_0_backlink_parts), (undefined(name='root') if l_0_root is missing else l_0_root), (words['reference.cited_by'] if (l_0_row.kind == 'reference') else words['page.backlinks']), )) is Markup else printed(_value)),
    ))
    if (undefined(name='exports') if l_0_exports is missing else l_0_exports):
        pass
        pieces.extend((
            '<section class="cite">\n<h2>',
            (escaped(_value) if type(_value := (words['reference.cite'] if (l_0_row.kind == 'reference') else words['page.cite'])) is str else printed(_value)),
            '</h2>\n',
            (_value if type(_value := l_0_m.exports((undefined(name='exports') if l_0_exports is missing else l_0_exports), )) is Markup else printed(_value)),
            '\n</section>\n',
        ))
    pieces.extend((
        (_value if type(_value := l_0_m.tag_list((undefined(name='tags') if l_0_tags is missing else l_0_tags), (undefined(name='root') if l_0_root is missing else l_0_root), )) is Markup else printed(_value)),
        '\n</div>\n',
    ))
    yield concat(pieces)

blocks = {'kind': block_kind, 'head': block_head, 'main': block_main}
debug_info = '1=15&2=18&3=20&4=22&5=24&6=26&7=31&8=47&9=61&10=63&12=68&14=116&15=120&17=125&18=130&19=134&20=145&21=149&23=152&24=156&26=162&28=165&30=170&31=174&33=188&34=191&35=195&39=204&41=208&42=211&43=215&47=222&48=225&49=229&50=231&54=237&56=241&58=244&59=249&64=268&66=272&67=274&68=276&69=279&70=283&74=293&75=295&77=299&78=301&81=305&82=306&83=308&85=312&86=314&89=318'

# Made of the template record.html: see dossier/rendering/ready.py.
MADE_OF = "6f88d00b1a26024c0a0b025d33b4bb62"
