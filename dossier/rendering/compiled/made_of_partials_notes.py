from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'partials/notes.html'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_notes = resolve('notes')
    l_0_root = resolve('root')
    l_0_lang = resolve('lang')
    l_0_rise = resolve('rise')
    l_0_room = resolve('room')
    l_0_n = missing
    pieces = []
    pass
    l_0_n = context.vars['n'] = environment.get_template('notes.html', 'partials/notes.html')._get_default_module(context)
    context.exported_vars.discard('n')
    pieces.extend((
        (_value if type(_value := l_0_n.aside((undefined(name='notes') if l_0_notes is missing else l_0_notes), (undefined(name='root') if l_0_root is missing else l_0_root), (undefined(name='lang') if l_0_lang is missing else l_0_lang), (undefined(name='rise') if l_0_rise is missing else l_0_rise), (undefined(name='room') if l_0_room is missing else l_0_room), )) is Markup else printed(_value)),
        '\n',
    ))
    yield concat(pieces)

blocks = {}
debug_info = '1=18&2=21'

# Made of the template partials/notes.html: see dossier/rendering/ready.py.
MADE_OF = "b8ed21f169f34be2e162da0e57c6d9c8"
