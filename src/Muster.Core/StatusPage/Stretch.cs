// That a component fared so from one instant to another, as one bulletin says.
using System.Runtime.InteropServices;

namespace Muster.Core.StatusPage;

[StructLayout(LayoutKind.Auto)]
internal readonly record struct Stretch(DateTimeOffset From, DateTimeOffset Until, ComponentStatus Status);
