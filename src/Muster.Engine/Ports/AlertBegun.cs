// An alert that the database gets together with where it is routed.
using Muster.Core.Alerts;
using Muster.Core.Kernel;

namespace Muster.Engine.Ports;

/// <summary>
/// One that begins: its row, its group and what that causes are one commit. The commit is a conflict when the database knows the alert, or one that fires with its
/// fingerprint.
/// </summary>
/// <param name="Row">Firing, and new to the database.</param>
/// <param name="Alert">The same as the rules see it, before it was routed.</param>
public sealed record AlertBegun(AlertRow Row, Alert Alert, AlertGroupId Group, ServiceId? Service);
