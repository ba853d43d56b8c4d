// What a bulletin says of one component.
using System.Runtime.InteropServices;
using Muster.Core.Kernel;

namespace Muster.Core.StatusPage;

[StructLayout(LayoutKind.Auto)]
public readonly record struct ComponentState(ComponentId Component, ComponentStatus Status);
