// The status of the server as Alertmanager's API shows it.
namespace Muster.Server.Intake.Alertmanager;

/// <param name="Uptime">Since when it runs.</param>
internal sealed record StatusAnswer(ClusterAnswer Cluster, VersionAnswer VersionInfo, ConfigAnswer Config, DateTimeOffset Uptime);

/// <param name="Status"><c>disabled</c>: nodes of Muster share a database and need no gossip.</param>
/// <param name="Peers">Always empty.</param>
internal sealed record ClusterAnswer(string Status, string[] Peers);

/// <summary>The version whose API this is, with Muster's own behind it.</summary>
internal sealed record VersionAnswer(string Version, string Revision, string Branch, string BuildUser, string BuildDate, string GoVersion);

internal sealed record ConfigAnswer(string Original);
