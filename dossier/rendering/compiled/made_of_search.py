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
    l_0_root = l_0_kinds = l_0_facets = l_0_words = missing
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
    l_0_words = (undefined(name='dict') if l_0_dict is missing else l_0_dict)(none=words['search.none'], one=words['search.one'], many=words['search.many'], least=words['search.least'], partial=words['search.partial'], unknown=words['search.unknown'], loading=words['search.loading'], failed=words['search.failed'], proposed=words['search.proposed'], answered=words['search.answered'], verbatim=words['search.verbatim'], meant=words['search.meant'], kinds=(undefined(name='kinds') if l_0_kinds is missing else l_0_kinds), )
    context.vars['words'] = l_0_words
    context.exported_vars.add('words')
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
    l_0_facets = resolve('facets')
    l_0_site = resolve('site')
    try:
        t_1 = environment.filters['tojson']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'tojson' found.")
    pieces = []
    pass
    pieces.extend((
        '<header class="head">\n<h1>',
        (escaped(_value) if type(_value := l_0_page.title) is str else printed(_value)),
        '</h1>\n</header>\n<form class="searchbox" role="search" action="search.html" data-search data-root="',
        (escaped(_value) if type(_value := ((undefined(name='root') if l_0_root is missing else l_0_root) or './')) is str else printed(_value)),
        '" data-words=\'',
        (escaped(_value) if type(_value := t_1(context.eval_ctx, (undefined(name='words') if l_0_words is missing else l_0_words))) is str else printed(_value)),
        '\'>\n<label for="_q">',
        escaped_words['search.label'],
        '</label>\n<input id="_q" type="search" name="q" role="combobox" aria-autocomplete="list" aria-expanded="false" aria-controls="_options" autocomplete="off" autocapitalize="off" spellcheck="false">\n<ul class="search-options" id="_options" role="listbox" aria-label="',
        escaped_words['search.options'],
        '" hidden></ul>\n<button type="submit">',
        escaped_words['search.submit'],
        '</button>\n</form>\n<noscript><p class="hint">',
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
    def t_2(fiter):
        for l_1_entry in fiter:
            if (l_1_entry.key != 'search'):
                yield l_1_entry
    for l_1_entry in t_2(l_0_site.menu):
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
debug_info = '1=17&2=20&3=23&4=26&5=29&6=34&7=47&8=49&10=55&11=69&13=80&15=103&17=105&18=109&20=111&21=113&23=115&24=117&29=119&30=122&31=127&35=137&38=139&40=142&41=151'

# Made of the template search.html: see dossier/rendering/ready.py.
MADE_OF = "3e5dbaae0ae8813b88175189b3f3fac3"
