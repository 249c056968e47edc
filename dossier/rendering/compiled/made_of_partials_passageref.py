from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'partials/passageref.html'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_passage = resolve('passage')
    l_0_root = resolve('root')
    l_0_lang = resolve('lang')
    l_0_p = missing
    pieces = []
    pass
    l_0_p = context.vars['p'] = environment.get_template('passages.html', 'partials/passageref.html')._get_default_module(context)
    context.exported_vars.discard('p')
    pieces.extend((
        (_value if type(_value := l_0_p.passageref((undefined(name='passage') if l_0_passage is missing else l_0_passage), (undefined(name='root') if l_0_root is missing else l_0_root), (undefined(name='lang') if l_0_lang is missing else l_0_lang), )) is Markup else printed(_value)),
        '\n',
    ))
    yield concat(pieces)

blocks = {}
debug_info = '1=16&2=19'

# Made of the template partials/passageref.html: see dossier/rendering/ready.py.
MADE_OF = "c9670eef0c26c3bc151aba18867515f4"
