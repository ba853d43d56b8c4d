// Where an alert was routed, at the revision that the routing saw.
using Muster.Core.Kernel;

namespace Muster.Engine.Ports;

/// <summary>
/// A change of the alert after <see cref="Revision"/> leaves it unrouted, to be looked at again. The commit is a conflict when the alert was routed at this
/// revision or a later one, or when it has left <see cref="From"/>: another node was faster, and what this one counted is no longer true.
/// </summary>
/// <param name="From">The group in which the routing saw the alert; null for none.</param>
public sealed record AlertRouted(long Alert, int Revision, AlertGroupId Group, ServiceId? Service, AlertGroupId? From = null);
