from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'search.html'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    l_0_page = resolve('page')
    l_0_dict = resolve('dict')
    l_0_t = resolve('t')
    l_0_examples = resolve('examples')
    l_0_root = l_0_kinds = l_0_facets = l_0_fields = l_0_many = l_0_words = l_0_e = l_0_example = missing
    try:
        t_1 = environment.filters['number']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'number' found.")
    try:
        t_2 = environment.filters['urlencode']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'urlencode' found.")
    pieces = []
    pass
    parent_template = environment.get_template('base.html', 'search.html')
    for name, parent_block in parent_template.blocks.items():
        context.blocks.setdefault(name, []).append(parent_block)
    l_0_root = l_0_page.root
    context.vars['root'] = l_0_root
    context.exported_vars.add('root')
    l_0_kinds = (undefined(name='dict') if l_0_dict is missing else l_0_dict)(article=words['kind.article'], note=words['kind.note'], actor=words['kind.actor'], event=words['kind.event'], quotation=words['kind.quotation'], claim=words['kind.claim'], reference=words['kind.reference'], page=words['kind.page'], )
    context.vars['kinds'] = l_0_kinds
    context.exported_vars.add('kinds')
    l_0_facets = (undefined(name='dict') if l_0_dict is missing else l_0_dict)(type=words['search.by_type'], actor=words['search.by_actor'], outlet=words['search.by_outlet'], lang=words['search.by_lang'], year=words['search.by_year'], )
    context.vars['facets'] = l_0_facets
    context.exported_vars.add('facets')
    l_0_fields = (undefined(name='dict') if l_0_dict is missing else l_0_dict)(actor=words['search.field_actor'], outlet=words['search.field_outlet'], type=words['search.field_type'], lang=words['search.field_lang'], tag=words['search.field_tag'], year=words['search.field_year'], before=words['search.field_before'], after=words['search.field_after'], )
    context.vars['fields'] = l_0_fields
    context.exported_vars.add('fields')
    l_0_many = 1000
    context.vars['many'] = l_0_many
    context.exported_vars.add('many')
    l_0_words = (undefined(name='dict') if l_0_dict is missing else l_0_dict)(none=words['search.none'], one=words['search.one'], many=words['search.many'], least=words['search.least'], partial=words['search.partial'], unknown=words['search.unknown'], loading=words['search.loading'], failed=words['search.failed'], proposed=words['search.proposed'], answered=words['search.answered'], verbatim=words['search.verbatim'], meant=words['search.meant'], empty=words['search.empty'], mistaken=words['search.mistaken'], thousands=environment.getitem(t_1((undefined(name='many') if l_0_many is missing else l_0_many)), 1), fields=(undefined(name='fields') if l_0_fields is missing else l_0_fields), kinds=(undefined(name='kinds') if l_0_kinds is missing else l_0_kinds), )
    context.vars['words'] = l_0_words
    context.exported_vars.add('words')
    l_0_e = (undefined(name='examples') if l_0_examples is missing else l_0_examples)
    context.vars['e'] = l_0_e
    context.exported_vars.add('e')
    def macro(l_1_query, l_1_says):
        t_3 = []
        if l_1_query is missing:
            l_1_query = undefined("parameter 'query' was not provided", name='query')
        if l_1_says is missing:
            l_1_says = undefined("parameter 'says' was not provided", name='says')
        pass
        t_3.extend((
            '<div><dt><a href="search.html#q=',
            (escaped(_value) if type(_value := t_2(l_1_query)) is str else printed(_value)),
            '">',
            (escaped(_value) if type(_value := l_1_query) is str else printed(_value)),
            '</a></dt><dd>',
            (escaped(_value) if type(_value := l_1_says) is str else printed(_value)),
            '</dd></div>\n',
        ))
        return concat(t_3)
    context.exported_vars.add('example')
    context.vars['example'] = l_0_example = lambda query=missing, says=missing, *, _body=macro: markup(_body(query, says))
    yield from parent_template.root_render_func(context)

def block_head(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_root = resolve('root')
    l_0_site = resolve('site')
    pieces = []
    pass
    pieces.extend((
        '<link rel="preload" as="script" href="',
        (escaped(_value) if type(_value := (undefined(name='root') if l_0_root is missing else l_0_root)) is str else printed(_value)),
        'search/manifest.js">\n<script src="',
        (escaped(_value) if type(_value := (undefined(name='root') if l_0_root is missing else l_0_root)) is str else printed(_value)),
        (escaped(_value) if type(_value := environment.getitem(l_0_site.assets, 'search.js')) is str else printed(_value)),
        '" defer></script>\n',
    ))
    yield concat(pieces)

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
        'search',
    )
    yield concat(pieces)

def block_searchbox(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    pieces = []
    pass
    yield concat(pieces)

def block_main(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_page = resolve('page')
    l_0_root = resolve('root')
    l_0_words = resolve('words')
    l_0_t = resolve('t')
    l_0_e = resolve('e')
    l_0_example = resolve('example')
    l_0_fields = resolve('fields')
    l_0_kinds = resolve('kinds')
    l_0_site = resolve('site')
    l_0_facets = resolve('facets')
    try:
        t_4 = environment.filters['lower']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'lower' found.")
    try:
        t_5 = environment.filters['replace']
    except KeyError:
        @internalcode
        def t_5(*unused):
            raise TemplateRuntimeError("No filter named 'replace' found.")
    try:
        t_6 = environment.filters['tojson']
    except KeyError:
        @internalcode
        def t_6(*unused):
            raise TemplateRuntimeError("No filter named 'tojson' found.")
    pieces = []
    pass
    pieces.extend((
        '<header class="head">\n<h1>',
        (escaped(_value) if type(_value := l_0_page.title) is str else printed(_value)),
        '</h1>\n</header>\n<form class="searchbox" role="search" action="search.html" data-search data-root="',
        (escaped(_value) if type(_value := ((undefined(name='root') if l_0_root is missing else l_0_root) or './')) is str else printed(_value)),
        '" data-words=\'',
        (escaped(_value) if type(_value := t_6(context.eval_ctx, (undefined(name='words') if l_0_words is missing else l_0_words))) is str else printed(_value)),
        '\'>\n<label for="_q">',
        escaped_words['search.label'],
        '</label>\n<input id="_q" type="search" name="q" role="combobox" aria-autocomplete="list" aria-expanded="false" aria-controls="_options" autocomplete="off" autocapitalize="off" spellcheck="false">\n<ul class="search-options" id="_options" role="listbox" aria-label="',
        escaped_words['search.options'],
        '" hidden></ul>\n<button type="submit">',
        escaped_words['search.submit'],
        '</button>\n</form>\n<details class="search-help">\n<summary>',
        escaped_words['search.help'],
        '</summary>\n<dl>\n',
    ))
    if l_0_e.name:
        pass
        pieces.extend((
            (_value if type(_value := (undefined(name='example') if l_0_example is missing else l_0_example)(l_0_e.name, words['help.words'], )) is Markup else printed(_value)),
            '\n',
            (_value if type(_value := (undefined(name='example') if l_0_example is missing else l_0_example)(joined('"', t_5(context.eval_ctx, l_0_e.name, '"', ''), '"', ), words['help.phrase'], )) is Markup else printed(_value)),
            '\n',
            (_value if type(_value := (undefined(name='example') if l_0_example is missing else l_0_example)(joined(l_0_e.name, ' -', l_0_fields.type, ':', t_4(l_0_kinds.actor), ), words['help.without'], )) is Markup else printed(_value)),
            '\n',
            (_value if type(_value := (undefined(name='example') if l_0_example is missing else l_0_example)(joined(l_0_fields.actor, ':', l_0_e.actor, ), words['help.actor'], )) is Markup else printed(_value)),
            '\n',
        ))
    if l_0_e.outlet:
        pass
        pieces.extend((
            (_value if type(_value := (undefined(name='example') if l_0_example is missing else l_0_example)(joined(l_0_fields.outlet, ':"', t_5(context.eval_ctx, l_0_e.outlet, '"', ''), '"', ), words['help.outlet'], )) is Markup else printed(_value)),
            '\n',
        ))
    pieces.extend((
        (_value if type(_value := (undefined(name='example') if l_0_example is missing else l_0_example)(joined(l_0_fields.type, ':', t_4(l_0_kinds.note), ' ', l_0_fields.type, ':', t_4(l_0_kinds.article), ), words['help.type'], )) is Markup else printed(_value)),
        '\n',
    ))
    if l_0_e.tag:
        pass
        pieces.extend((
            (_value if type(_value := (undefined(name='example') if l_0_example is missing else l_0_example)(joined(l_0_fields.tag, ':"', t_5(context.eval_ctx, l_0_e.tag, '"', ''), '"', ), words['help.tag'], )) is Markup else printed(_value)),
            '\n',
        ))
    pieces.extend((
        (_value if type(_value := (undefined(name='example') if l_0_example is missing else l_0_example)(joined(l_0_fields.lang, ':', l_0_site.lang, ), words['help.lang'], )) is Markup else printed(_value)),
        '\n',
    ))
    if l_0_e.year:
        pass
        pieces.extend((
            (_value if type(_value := (undefined(name='example') if l_0_example is missing else l_0_example)(joined(l_0_fields.year, ':', l_0_e.year, ), words['help.year'], )) is Markup else printed(_value)),
            '\n',
            (_value if type(_value := (undefined(name='example') if l_0_example is missing else l_0_example)(joined(l_0_fields.after, ':', l_0_e.year, '-02', ), words['help.after'], )) is Markup else printed(_value)),
            '\n',
            (_value if type(_value := (undefined(name='example') if l_0_example is missing else l_0_example)(joined(l_0_fields.before, ':', l_0_e.year, '-12-31', ), words['help.before'], )) is Markup else printed(_value)),
            '\n',
        ))
    pieces.extend((
        '</dl>\n<p>',
        escaped_words['help.more'],
        '</p>\n</details>\n<noscript><p class="hint">',
        escaped_words['search.without_script'],
        '</p></noscript>\n<h2 class="visually-hidden" id="_results">',
        escaped_words['search.results'],
        '</h2>\n<section class="results" aria-labelledby="_results" data-search-results>\n<p class="search-status" aria-hidden="true"></p>\n<p class="visually-hidden" role="status"></p>\n<p class="search-meant"></p>\n<div class="search-facets" role="group" aria-label="',
        escaped_words['search.narrow'],
        '" hidden>\n',
    ))
    for (l_1_name, l_1_title) in l_0_facets.items():
        _loop_vars = {}
        pass
        pieces.extend((
            '<details name="facet" data-facet="',
            (escaped(_value) if type(_value := l_1_name) is str else printed(_value)),
            '"><summary>',
            (escaped(_value) if type(_value := l_1_title) is str else printed(_value)),
            '<span class="visually-hidden">',
            escaped_words['search.in_use'],
            '</span></summary><ul></ul></details>\n',
        ))
    l_1_name = l_1_title = missing
    pieces.extend((
        '</div>\n<ol class="search-list" aria-labelledby="_results" hidden></ol>\n<button class="search-more" type="button" hidden>',
        escaped_words['search.more'],
        '</button>\n</section>\n<div class="indexes">\n<h2>',
        escaped_words['search.indexes'],
        '</h2>\n<ul class="plain">\n',
    ))
    def t_7(fiter):
        for l_1_entry in fiter:
            if (l_1_entry.key != 'search'):
                yield l_1_entry
    for l_1_entry in t_7(l_0_site.menu):
        _loop_vars = {}
        pass
        pieces.extend((
            '<li><a href="',
            (escaped(_value) if type(_value := (undefined(name='root') if l_0_root is missing else l_0_root)) is str else printed(_value)),
            (escaped(_value) if type(_value := l_1_entry.route) is str else printed(_value)),
            '">',
            (escaped(_value) if type(_value := (l_1_entry.title or (undefined(name='t') if l_0_t is missing else l_0_t)(joined('menu.', l_1_entry.key, ), ))) is str else printed(_value)),
            '</a></li>\n',
        ))
    l_1_entry = missing
    pieces.append(
        '</ul>\n</div>\n',
    )
    yield concat(pieces)

blocks = {'head': block_head, 'kind': block_kind, 'searchbox': block_searchbox, 'main': block_main}
debug_info = '1=30&2=33&3=36&4=39&5=42&6=45&7=48&8=51&9=54&10=63&12=75&13=88&14=90&16=96&17=110&19=121&21=160&23=162&24=166&26=168&27=170&30=172&32=175&33=178&34=180&35=182&36=184&38=187&39=190&41=194&42=197&43=200&45=204&46=207&47=210&48=212&49=214&52=219&54=221&55=223&60=225&61=228&62=233&66=243&69=245&71=248&72=257'

# Made of the template search.html: see dossier/rendering/ready.py.
MADE_OF = "9e0bfdfc81d6a7c886cffc82011767d3"
