// What a server archives by itself: how old history must be, and where the files go.
namespace Muster.Storage.Retention;

/// <param name="Age">What was over for so long is archived.</param>
/// <param name="Directory">Made when it is missing.</param>
public sealed record ArchivePlan(TimeSpan Age, string Directory);
