// A published statement as a stakeholder's program reads it.
using Muster.Core.Communications.Rendering;
using Muster.Core.Kernel;

namespace Muster.Engine.Ports;

/// <param name="Severity">As it was when the statement was published.</param>
/// <param name="Statement">In the words of the stakeholder's audience.</param>
public sealed record ToldStatement(IncidentId Incident, Severity Severity, RenderedStatement Statement);
