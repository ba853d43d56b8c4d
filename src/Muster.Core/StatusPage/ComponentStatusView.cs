// How a component fares, with the name that readers know.
using Muster.Core.Kernel;

namespace Muster.Core.StatusPage;

public sealed record ComponentStatusView(ComponentId Id, string Name, ComponentStatus Status);
