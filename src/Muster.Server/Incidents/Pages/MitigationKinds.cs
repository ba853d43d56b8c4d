// The kinds of mitigation as a form posts them, such as roll_back.
using System.Reflection;
using System.Text.Json.Serialization;
using Muster.Core.Incidents;

namespace Muster.Server.Incidents.Pages;

internal static class MitigationKinds
{
    private static readonly Dictionary<MitigationKind, string> Names = Enum.GetValues<MitigationKind>()
        .ToDictionary(kind => kind, NameInJson);

    public static string Name(MitigationKind kind) => Names[kind];

    public static string Icon(MitigationKind kind) =>
        kind switch
        {
            MitigationKind.RollBack => "undo",
            MitigationKind.Degrade => "wrench",
            MitigationKind.ScaleUp => "chart",
            MitigationKind.ShedTraffic => "shield",
            MitigationKind.FailOver => "globe",
            MitigationKind.Other => "bolt",
        };

    private static string NameInJson(MitigationKind kind) =>
        typeof(MitigationKind).GetField(kind.ToString())?.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? kind.ToString();
}
