// How an event becomes JSON text and comes back, by its stable name.
using System.Collections.Frozen;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Muster.Core.Catalog;
using Muster.Core.CustomerReports;
using Muster.Core.DrillPlans;
using Muster.Core.Drills;
using Muster.Core.Incidents;
using Muster.Core.Paging;
using Muster.Core.Reviews;
using Muster.Core.Rosters;
using Muster.Core.Runbooks;
using Muster.Core.Slos;
using Muster.Core.Slos.Policies;
using Muster.Core.StatusPage;

namespace Muster.Engine.Commands;

/// <summary>The names are those of the families' <see cref="JsonDerivedTypeAttribute"/>s; CLR names never reach the store.</summary>
public static class EventJson
{
    /// <summary>The families that the store may hold.</summary>
    public static readonly IReadOnlyList<Type> Families =
    [
        typeof(IncidentEvent),
        typeof(PageEvent),
        typeof(ReviewEvent),
        typeof(OrganisationEvent),
        typeof(RosterEvent),
        typeof(DrillEvent),
        typeof(DrillPlanEvent),
        typeof(CustomerReportEvent),
        typeof(BulletinEvent),
        typeof(RunbookEvent),
        typeof(RunEvent),
        typeof(BudgetPolicyEvent),
        typeof(SloEvent),
    ];

    /// <summary>Camel case, no nulls, no needless escapes: the text is stored and hashed as it is.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.Strict,
    };

    private static readonly FrozenDictionary<string, Type> TypesByName = Families
        .SelectMany(family => family.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false))
        .ToFrozenDictionary(named => (string)named.TypeDiscriminator!, named => named.DerivedType, StringComparer.Ordinal);

    private static readonly FrozenDictionary<Type, string> NamesByType = TypesByName.ToFrozenDictionary(
        pair => pair.Value,
        pair => pair.Key
    );

    public static string NameOf(object happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return NamesByType[happened.GetType()];
    }

    public static string Write(object happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return JsonSerializer.Serialize(happened, happened.GetType(), Options);
    }

    /// <summary>Reads an event back. An unknown name is an <see cref="InvalidOperationException"/>: a newer Muster wrote it.</summary>
    public static object Read(string name, string data) =>
        TypesByName.TryGetValue(name, out Type? type)
            ? JsonSerializer.Deserialize(data, type, Options)!
            : throw new InvalidOperationException(
                $"The event '{name}' is not known to this version of Muster; a newer version wrote it. Upgrade this node."
            );
}
