// Inside a project, folders form no circle: at every level, sibling folders stand in floors.
using Muster.House.Tests.Reading;

namespace Muster.House.Tests.Walls;

public static class FolderCircles
{
    public static IEnumerable<string> Breaches(IReadOnlyList<SourceFile> files) =>
        files
            .Where(file => file.IsProduct && !file.IsGenerated && file.Project.Length > 0)
            .GroupBy(file => file.Project, StringComparer.Ordinal)
            .SelectMany(project => OfProject(FolderUse.Of(project.ToList())));

    private static IEnumerable<string> OfProject(IReadOnlyList<FolderUse> uses)
    {
        List<Step> steps = uses.Select(Step.Of).OfType<Step>().ToList();
        return from level in steps.GroupBy(step => step.Parent, StringComparer.Ordinal)
            from circle in Circles(level.ToList())
            select Sentence(circle);
    }

    /// <summary>One shortest circle through each folder that is in one; folders of a circle already told are not told again.</summary>
    private static IEnumerable<IReadOnlyList<Step>> Circles(IReadOnlyList<Step> steps)
    {
        ILookup<string, Step> from = steps.DistinctBy(step => (step.From, step.To)).ToLookup(step => step.From, StringComparer.Ordinal);
        HashSet<string> told = new(StringComparer.Ordinal);
        foreach (string start in from.Select(folder => folder.Key).Order(StringComparer.Ordinal))
        {
            if (!told.Contains(start) && ShortestWayBack(start, from) is { } circle)
            {
                told.UnionWith(circle.Select(step => step.From));
                yield return circle;
            }
        }
    }

    private static IReadOnlyList<Step>? ShortestWayBack(string start, ILookup<string, Step> from)
    {
        Queue<IReadOnlyList<Step>> ways = new(from[start].Select(step => (IReadOnlyList<Step>)[step]));
        HashSet<string> seen = new(StringComparer.Ordinal);
        while (ways.TryDequeue(out IReadOnlyList<Step>? way))
        {
            string reached = way[^1].To;
            if (reached == start)
            {
                return way;
            }

            if (seen.Add(reached))
            {
                foreach (Step next in from[reached])
                {
                    ways.Enqueue([.. way, next]);
                }
            }
        }

        return null;
    }

    private static string Sentence(IReadOnlyList<Step> circle) =>
        $"{circle[0].Parent}: the folders {string.Join(" → ", circle.Select(step => step.From))} → {circle[0].From} form a circle: "
        + string.Join("; ", circle.Select(step => $"{step.Use.File.Path} uses {step.To} ({step.Use.As})"))
        + ". Move what both need into a folder below them, or pass it in as a value.";

    /// <summary>A use seen at the level where the two folders are siblings below <see cref="Parent"/>.</summary>
    private sealed record Step(string Parent, string From, string To, FolderUse Use)
    {
        /// <summary>Null when one folder holds the other: a parent and its child are one floor.</summary>
        public static Step? Of(FolderUse use)
        {
            string[] from = use.File.Namespace.Split('.');
            string[] to = use.Folder.Split('.');
            int common = from.Zip(to).TakeWhile(pair => pair.First == pair.Second).Count();
            return common < from.Length && common < to.Length ? new(string.Join('.', from[..common]), from[common], to[common], use) : null;
        }
    }
}
