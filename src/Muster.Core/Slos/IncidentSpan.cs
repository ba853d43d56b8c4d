// The time for which an incident answers for what went wrong.
using System.Runtime.InteropServices;
using Muster.Core.Kernel;

namespace Muster.Core.Slos;

/// <param name="From">The start of its impact; where nobody said it, its detection.</param>
/// <param name="Until">The end of its impact; now while it lasts.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct IncidentSpan(IncidentId Incident, DateTimeOffset From, DateTimeOffset Until);
