from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'partials/card.html'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_row = resolve('row')
    l_0_root = resolve('root')
    l_0_lang = resolve('lang')
    l_0_role = resolve('role')
    l_0_html = resolve('html')
    l_0_c = missing
    pieces = []
    pass
    l_0_c = context.vars['c'] = environment.get_template('cards.html', 'partials/card.html')._get_default_module(context)
    context.exported_vars.discard('c')
    pieces.extend((
        (_value if type(_value := l_0_c.card((undefined(name='row') if l_0_row is missing else l_0_row), (undefined(name='root') if l_0_root is missing else l_0_root), (undefined(name='lang') if l_0_lang is missing else l_0_lang), (undefined(name='role') if l_0_role is missing else l_0_role), (undefined(name='html') if l_0_html is missing else l_0_html), )) is Markup else printed(_value)),
        '\n',
    ))
    yield concat(pieces)

blocks = {}
debug_info = '1=18&2=21'

# Made of the template partials/card.html: see dossier/rendering/ready.py.
MADE_OF = "8c0c47407e79369184d237cfb694d259"
