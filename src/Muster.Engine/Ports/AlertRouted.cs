// Where an alert was routed, at the revision that the routing saw.
using Muster.Core.Kernel;

namespace Muster.Engine.Ports;

/// <summary>A change of the alert after <see cref="Revision"/> leaves it unrouted, to be looked at again.</summary>
public sealed record AlertRouted(long Alert, int Revision, AlertGroupId Group, ServiceId? Service);
