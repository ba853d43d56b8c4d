// That an update changed how a component fares.
using Muster.Core.Kernel;

namespace Muster.Core.StatusPage;

public sealed record AffectedView(ComponentId Component, string Name, ComponentStatus Before, ComponentStatus After);
