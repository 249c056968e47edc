from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'base.html'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_site = resolve('site')
    l_0_page = resolve('page')
    l_0_t = resolve('t')
    l_0_m = missing
    try:
        t_1 = environment.filters['inside']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'inside' found.")
    try:
        t_2 = environment.filters['safe']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'safe' found.")
    try:
        t_3 = environment.filters['unbroken']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'unbroken' found.")
    pieces = []
    pass
    l_0_m = context.vars['m'] = environment.get_template('macros.html', 'base.html')._get_default_module(context)
    context.exported_vars.discard('m')
    pieces.extend((
        '<!doctype html>\n<html lang="',
        (escaped(_value) if type(_value := l_0_site.lang) is str else printed(_value)),
        '">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; script-src \'self\'; style-src \'self\'; img-src \'self\'; font-src \'self\'; connect-src \'none\'; form-action \'self\'; base-uri \'none\'">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n<title',
    ))
    if l_0_page.lang:
        pass
        pieces.extend((
            ' lang="',
            (escaped(_value) if type(_value := l_0_page.lang) is str else printed(_value)),
            '"',
        ))
    pieces.append(
        '>',
    )
    if (l_0_page.title and (l_0_page.title != l_0_site.title)):
        pass
        pieces.extend((
            (escaped(_value) if type(_value := l_0_page.title) is str else printed(_value)),
            ' · ',
        ))
    pieces.extend((
        (escaped(_value) if type(_value := l_0_site.title) is str else printed(_value)),
        '</title>\n',
    ))
    if l_0_page.description:
        pass
        pieces.extend((
            '<meta name="description" content="',
            (escaped(_value) if type(_value := l_0_page.description) is str else printed(_value)),
            '">\n',
        ))
    if (l_0_page.noindex or (l_0_site.profile != 'public')):
        pass
        pieces.append(
            '<meta name="robots" content="noindex">\n',
        )
    for (l_1_name, l_1_content) in l_0_page.meta:
        _loop_vars = {}
        pass
        pieces.extend((
            '<meta ',
            (escaped(_value) if type(_value := ('property' if l_1_name.startswith('og:', ) else 'name')) is str else printed(_value)),
            '="',
            (escaped(_value) if type(_value := l_1_name) is str else printed(_value)),
            '" content="',
            (escaped(_value) if type(_value := l_1_content) is str else printed(_value)),
            '">\n',
        ))
    l_1_name = l_1_content = missing
    if l_0_page.canonical:
        pass
        pieces.extend((
            '<link rel="canonical" href="',
            (escaped(_value) if type(_value := l_0_page.canonical) is str else printed(_value)),
            '">\n',
        ))
    if l_0_site.feed:
        pass
        pieces.extend((
            '<link rel="alternate" type="application/atom+xml" title="',
            (escaped(_value) if type(_value := l_0_site.title) is str else printed(_value)),
            '" href="',
            (escaped(_value) if type(_value := l_0_page.root) is str else printed(_value)),
            (escaped(_value) if type(_value := l_0_site.feed) is str else printed(_value)),
            '">\n',
        ))
    pieces.extend((
        '<link rel="icon" href="',
        (escaped(_value) if type(_value := l_0_page.root) is str else printed(_value)),
        (escaped(_value) if type(_value := environment.getitem(l_0_site.assets, 'icon.svg')) is str else printed(_value)),
        '" type="image/svg+xml">\n<link rel="stylesheet" href="',
        (escaped(_value) if type(_value := l_0_page.root) is str else printed(_value)),
        (escaped(_value) if type(_value := environment.getitem(l_0_site.assets, 'style.css')) is str else printed(_value)),
        '">\n',
    ))
    gen = context.blocks['head'][0](context)
    try:
        for event in gen:
            pieces.append(event)
    finally: gen.close()
    if l_0_page.json_ld:
        pass
        pieces.extend((
            '<script type="application/ld+json">',
            (escaped(_value) if type(_value := t_2(l_0_page.json_ld)) is str else printed(_value)),
            '</script>\n',
        ))
    if l_0_page.corrections_ld:
        pass
        pieces.extend((
            '<script type="application/ld+json">',
            (escaped(_value) if type(_value := t_2(l_0_page.corrections_ld)) is str else printed(_value)),
            '</script>\n',
        ))
    if l_0_site.has_search:
        pass
        pieces.extend((
            '<script src="',
            (escaped(_value) if type(_value := l_0_page.root) is str else printed(_value)),
            (escaped(_value) if type(_value := environment.getitem(l_0_site.assets, 'search-box.js')) is str else printed(_value)),
            '" defer></script>\n',
        ))
    pieces.extend((
        '</head>\n<body>\n<a class="skip" href="#_main">',
        escaped_words['frame.skip'],
        '</a>\n<header class="masthead">\n',
    ))
    if (l_0_site.profile != 'public'):
        pass
        pieces.extend((
            '<p class="profile">',
            (_value if type(_value := (undefined(name='t') if l_0_t is missing else l_0_t)(joined('profile.', l_0_site.profile, ), )) is Markup else printed(_value)),
            '</p>\n',
        ))
    pieces.append(
        '<div class="inner">\n',
    )
    gen = context.blocks['masthead_title'][0](context)
    try:
        for event in gen:
            pieces.append(event)
    finally: gen.close()
    if l_0_site.has_search:
        pass
        gen = context.blocks['searchbox'][0](context)
        try:
            for event in gen:
                pieces.append(event)
        finally: gen.close()
    if l_0_site.menu:
        pass
        pieces.extend((
            '<nav class="menu" aria-label="',
            escaped_words['frame.menu'],
            '">\n<ul>\n',
        ))
        for l_1_entry in l_0_site.menu:
            _loop_vars = {}
            pass
            pieces.extend((
                '<li><a href="',
                (escaped(_value) if type(_value := l_0_page.root) is str else printed(_value)),
                (escaped(_value) if type(_value := l_1_entry.route) is str else printed(_value)),
                '"',
            ))
            if (l_1_entry.key == l_0_page.section):
                pass
                pieces.extend((
                    ' aria-current="',
                    (escaped(_value) if type(_value := ('page' if (l_1_entry.route == l_0_page.route) else 'true')) is str else printed(_value)),
                    '"',
                ))
            pieces.extend((
                '>',
                (escaped(_value) if type(_value := (t_3(l_1_entry.title) or (undefined(name='t') if l_0_t is missing else l_0_t)(joined('menu.', l_1_entry.key, ), ))) is str else printed(_value)),
                '</a></li>\n',
            ))
        l_1_entry = missing
        pieces.append(
            '</ul>\n</nav>\n',
        )
    pieces.append(
        '</div>\n</header>\n<main id="_main" class="',
    )
    gen = context.blocks['kind'][0](context)
    try:
        for event in gen:
            pieces.append(event)
    finally: gen.close()
    pieces.append(
        '" tabindex="-1">\n',
    )
    if l_0_page.trail:
        pass
        pieces.extend((
            '<nav class="trail" aria-label="',
            escaped_words['frame.trail'],
            '">\n<ol>\n',
        ))
        for (l_1_title, l_1_route) in l_0_page.trail:
            _loop_vars = {}
            pass
            pieces.extend((
                '<li><a href="',
                (escaped(_value) if type(_value := l_0_page.root) is str else printed(_value)),
                (escaped(_value) if type(_value := l_1_route) is str else printed(_value)),
                '">',
                (escaped(_value) if type(_value := t_3(l_1_title)) is str else printed(_value)),
                '</a></li>\n',
            ))
        l_1_title = l_1_route = missing
        pieces.append(
            '</ol>\n</nav>\n',
        )
    if l_0_page.badges:
        pass
        pieces.extend((
            '<p class="badges">',
            (_value if type(_value := l_0_m.badges(l_0_page.badges, )) is Markup else printed(_value)),
            '</p>\n',
        ))
    gen = context.blocks['main'][0](context)
    try:
        for event in gen:
            pieces.append(event)
    finally: gen.close()
    pieces.extend((
        '</main>\n<footer class="colophon">\n<div class="inner">\n<p class="colophon-title">',
        (escaped(_value) if type(_value := t_3(l_0_site.title)) is str else printed(_value)),
        '</p>\n',
    ))
    if l_0_site.editors:
        pass
        pieces.extend((
            '<p>',
            escaped_words['frame.editors'],
            ' ',
        ))
        l_1_loop = missing
        for l_1_editor, l_1_loop in LoopContext(l_0_site.editors, undefined):
            _loop_vars = {}
            pass
            if (not l_1_loop.first):
                pass
                pieces.append(
                    ', ',
                )
            if l_1_editor.url:
                pass
                pieces.extend((
                    '<a href="',
                    (escaped(_value) if type(_value := l_1_editor.url) is str else printed(_value)),
                    '" rel="noopener noreferrer external">',
                    (escaped(_value) if type(_value := t_1(l_1_editor.name)) is str else printed(_value)),
                    '</a>',
                ))
            else:
                pass
                pieces.append(
                    (escaped(_value) if type(_value := t_1(l_1_editor.name)) is str else printed(_value)),
                )
        l_1_loop = l_1_editor = missing
        pieces.append(
            '</p>\n',
        )
    pieces.append(
        '<ul class="colophon-links">\n',
    )
    for l_1_entry in l_0_site.pages:
        _loop_vars = {}
        pass
        pieces.extend((
            '<li><a href="',
            (escaped(_value) if type(_value := l_0_page.root) is str else printed(_value)),
            (escaped(_value) if type(_value := l_1_entry.route) is str else printed(_value)),
            '">',
            (escaped(_value) if type(_value := (t_3(l_1_entry.title) or (undefined(name='t') if l_0_t is missing else l_0_t)(joined('menu.', l_1_entry.key, ), ))) is str else printed(_value)),
            '</a></li>\n',
        ))
    l_1_entry = missing
    if l_0_site.feed:
        pass
        pieces.extend((
            '<li><a href="',
            (escaped(_value) if type(_value := l_0_page.root) is str else printed(_value)),
            (escaped(_value) if type(_value := l_0_site.feed) is str else printed(_value)),
            '">',
            escaped_words['frame.feed'],
            '</a></li>\n',
        ))
    if l_0_page.report_url:
        pass
        pieces.extend((
            '<li><a href="',
            (escaped(_value) if type(_value := l_0_page.report_url) is str else printed(_value)),
            '">',
            escaped_words['frame.report'],
            '</a></li>\n',
        ))
    pieces.append(
        '</ul>\n',
    )
    if l_0_site.license:
        pass
        pieces.extend((
            '<p>',
            escaped_words['frame.license'],
            ' ',
        ))
        if l_0_site.license_url:
            pass
            pieces.extend((
                '<a href="',
                (escaped(_value) if type(_value := l_0_site.license_url) is str else printed(_value)),
                '" rel="license noopener noreferrer external">',
                (escaped(_value) if type(_value := l_0_site.license) is str else printed(_value)),
                '</a>',
            ))
        else:
            pass
            pieces.append(
                (escaped(_value) if type(_value := l_0_site.license) is str else printed(_value)),
            )
        pieces.append(
            '</p>\n',
        )
    pieces.append(
        '</div>\n</footer>\n</body>\n</html>\n',
    )
    yield concat(pieces)

def block_head(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    pieces = []
    pass
    yield concat(pieces)

def block_masthead_title(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_page = resolve('page')
    l_0_site = resolve('site')
    try:
        t_3 = environment.filters['unbroken']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'unbroken' found.")
    pieces = []
    pass
    pieces.extend((
        '<p class="masthead-title"><a href="',
        (escaped(_value) if type(_value := l_0_page.root) is str else printed(_value)),
        'index.html">',
        (escaped(_value) if type(_value := t_3(l_0_site.title)) is str else printed(_value)),
        '</a></p>\n',
    ))
    yield concat(pieces)

def block_searchbox(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_page = resolve('page')
    l_0_t = resolve('t')
    pieces = []
    pass
    pieces.extend((
        '<form class="searchbox" role="search" action="',
        (escaped(_value) if type(_value := l_0_page.root) is str else printed(_value)),
        'search.html" data-search-box>\n<label class="visually-hidden" for="_q">',
        escaped_words['search.label'],
        '</label>\n<input id="_q" type="search" name="q" autocomplete="off" placeholder="',
        escaped_words['search.placeholder'],
        '">\n<button type="submit">',
        escaped_words['search.submit'],
        '</button>\n</form>\n',
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
    yield concat(pieces)

def block_main(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    pieces = []
    pass
    yield concat(pieces)

blocks = {'head': block_head, 'masthead_title': block_masthead_title, 'searchbox': block_searchbox, 'kind': block_kind, 'main': block_main}
debug_info = '1=34&3=38&10=41&11=61&12=65&14=68&17=73&18=78&20=86&21=90&23=93&24=97&26=105&27=108&28=114&30=117&31=121&33=124&34=128&36=131&37=135&41=141&43=144&44=148&47=156&50=159&51=163&59=166&60=170&62=173&63=178&70=203&71=209&72=213&74=216&75=221&80=231&81=235&83=240&88=245&89=248&90=252&93=285&94=290&96=297&97=301&99=307&100=311&103=319&104=323&28=348&47=359&48=378&51=385&52=398&53=400&54=402&55=404&70=409&83=420'

# Made of the template base.html: see dossier/rendering/ready.py.
MADE_OF = "5049ba1b8cc8851b838694757d22aa10"
