from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'partials/noteref.html'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_note = resolve('note')
    l_0_n = missing
    pieces = []
    pass
    l_0_n = context.vars['n'] = environment.get_template('notes.html', 'partials/noteref.html')._get_default_module(context)
    context.exported_vars.discard('n')
    pieces.extend((
        (_value if type(_value := l_0_n.noteref((undefined(name='note') if l_0_note is missing else l_0_note), )) is Markup else printed(_value)),
        '\n',
    ))
    yield concat(pieces)

blocks = {}
debug_info = '1=14&2=17'

# Made of the template partials/noteref.html: see dossier/rendering/ready.py.
MADE_OF = "2a059d4a34f27066d84f3afd6d7c9a4a"
