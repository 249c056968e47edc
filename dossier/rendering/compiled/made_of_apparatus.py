from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'apparatus.html'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_m = l_0_n = l_0_notes = l_0_references = l_0_backlinks = missing
    pieces = []
    pass
    l_0_m = context.vars['m'] = environment.get_template('macros.html', 'apparatus.html')._get_default_module(context)
    context.exported_vars.discard('m')
    l_0_n = context.vars['n'] = environment.get_template('notes.html', 'apparatus.html')._get_default_module(context)
    context.exported_vars.discard('n')
    def macro(l_1_list, l_1_root, l_1_lang):
        t_1 = []
        l_1_t = resolve('t')
        if l_1_list is missing:
            l_1_list = undefined("parameter 'list' was not provided", name='list')
        if l_1_root is missing:
            l_1_root = undefined("parameter 'root' was not provided", name='root')
        if l_1_lang is missing:
            l_1_lang = undefined("parameter 'lang' was not provided", name='lang')
        pass
        if l_1_list:
            pass
            t_1.extend((
                '<section>\n<h2>',
                escaped_words['page.notes'],
                '</h2>\n<div class="notes">\n',
            ))
            for l_2_item in l_1_list:
                _loop_vars = {}
                pass
                t_1.append(
                    (_value if type(_value := l_0_n.note(l_2_item, l_1_root, l_1_lang, )) is Markup else printed(_value)),
                )
            l_2_item = missing
            t_1.append(
                '</div>\n</section>\n',
            )
        return concat(t_1)
    context.exported_vars.add('notes')
    context.vars['notes'] = l_0_notes = lambda list=missing, root=missing, lang=missing, *, _body=macro: markup(_body(list, root, lang))
    pieces.append(
        '\n',
    )
    def macro(l_1_list, l_1_root):
        t_2 = []
        l_1_t = resolve('t')
        if l_1_list is missing:
            l_1_list = undefined("parameter 'list' was not provided", name='list')
        if l_1_root is missing:
            l_1_root = undefined("parameter 'root' was not provided", name='root')
        pass
        if l_1_list:
            pass
            t_2.extend((
                '<section>\n<h2>',
                escaped_words['page.references'],
                '</h2>\n',
                (_value if type(_value := l_0_m.bibliography(l_1_list, l_1_root, )) is Markup else printed(_value)),
                '\n</section>\n',
            ))
        return concat(t_2)
    context.exported_vars.add('references')
    context.vars['references'] = l_0_references = lambda list=missing, root=missing, *, _body=macro: markup(_body(list, root))
    pieces.append(
        '\n',
    )
    def macro(l_1_list, l_1_parts, l_1_root, l_1_title):
        t_3 = []
        l_1_t = resolve('t')
        if l_1_list is missing:
            l_1_list = undefined("parameter 'list' was not provided", name='list')
        if l_1_parts is missing:
            l_1_parts = undefined("parameter 'parts' was not provided", name='parts')
        if l_1_root is missing:
            l_1_root = undefined("parameter 'root' was not provided", name='root')
        if l_1_title is missing:
            l_1_title = undefined("parameter 'title' was not provided", name='title')
        pass
        if (l_1_list or l_1_parts):
            pass
            t_3.extend((
                '<section>\n<h2>',
                (escaped(_value) if type(_value := l_1_title) is str else printed(_value)),
                '</h2>\n',
            ))
            if l_1_list:
                pass
                t_3.append(
                    (_value if type(_value := l_0_m.backlinks(l_1_list, l_1_root, )) is Markup else printed(_value)),
                )
            t_3.extend((
                (_value if type(_value := l_0_m.parts(l_1_parts, l_1_root, words['page.backlink_parts'], )) is Markup else printed(_value)),
                '\n</section>\n',
            ))
        return concat(t_3)
    context.exported_vars.add('backlinks')
    context.vars['backlinks'] = l_0_backlinks = lambda list=missing, parts=missing, root=missing, title=missing, *, _body=macro: markup(_body(list, parts, root, title))
    yield concat(pieces)

blocks = {}
debug_info = '2=13&3=15&4=17&5=27&7=31&9=34&10=38&17=50&18=58&20=62&21=64&26=73&27=85&29=89&30=92&31=95&33=98'

# Made of the template apparatus.html: see dossier/rendering/ready.py.
MADE_OF = "cffdd8cb0a7ac6b07c518bd9a29b3d31"
