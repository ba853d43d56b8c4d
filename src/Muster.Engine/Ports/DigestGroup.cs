// One group as a digest names it.
using Muster.Core.Kernel;

namespace Muster.Engine.Ports;

public sealed record DigestGroup(AlertGroupId Group, string Title, Severity Severity, int Firing);
