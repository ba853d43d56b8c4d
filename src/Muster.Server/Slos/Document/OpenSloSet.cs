// The objects of OpenSLO files by kind and name; each is read once, however many refer to it.
using System.Collections.Immutable;
using Muster.Core.Slos;
using Muster.Server.Web.Document;

namespace Muster.Server.Slos.Document;

internal sealed class OpenSloSet
{
    private readonly Dictionary<(string Kind, string Name), OpenSloObject> _named = [];
    private readonly Dictionary<OpenSloObject, SloIndicator> _indicators = [];
    private readonly Dictionary<OpenSloObject, BurnAlert?> _alerts = [];
    private readonly Dictionary<OpenSloObject, BurnAlert?> _conditions = [];

    public OpenSloSet(IReadOnlyList<OpenSloObject> objects)
    {
        foreach (OpenSloObject one in objects.Where(one => one.Name.Length > 0))
        {
            if (!_named.TryAdd((one.Kind, one.Name), one))
            {
                one.Whole.Mistake("metadata.name", $"There is another {one.Kind} of the name '{one.Name}'; give one of them another name.");
            }
        }

        Sources = [.. objects.Where(one => one.Kind == "DataSource").Select(DataSourceText.Read)];
    }

    public ImmutableArray<SloDataSource> Sources { get; }

    /// <summary>The object of a name; a mistake at the place that names it when no file has one.</summary>
    public OpenSloObject? Find(string kind, string name, Block block, string field)
    {
        if (_named.TryGetValue((kind, name), out OpenSloObject? found))
        {
            return found;
        }

        string[] known = [.. _named.Keys.Where(key => key.Kind == kind).Select(key => key.Name)];
        block.Mistake(
            field,
            known.Length == 0
                ? $"No file that was given has a {kind}, so not '{name}' either: give its file too."
                : $"There is no {kind} of the name '{name}'{Nearest.Hint(name, known)}"
        );
        return null;
    }

    public SloIndicator Indicator(OpenSloObject sli) => Once(_indicators, sli, one => IndicatorText.Read(one.Spec, this));

    /// <summary>Null where it has mistakes, or says nothing that Muster could tell by.</summary>
    public BurnAlert? Alert(OpenSloObject policy) => Once(_alerts, policy, one => AlertPolicyText.Read(one, this));

    /// <summary>Null where it has mistakes.</summary>
    public BurnAlert? Condition(OpenSloObject condition) => Once(_conditions, condition, AlertPolicyText.ReadCondition);

    private static T Once<T>(Dictionary<OpenSloObject, T> read, OpenSloObject one, Func<OpenSloObject, T> make)
    {
        if (!read.TryGetValue(one, out T? made))
        {
            made = make(one);
            read[one] = made;
        }

        return made;
    }
}
