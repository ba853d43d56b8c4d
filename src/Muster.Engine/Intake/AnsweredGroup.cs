// Lets the senders of one group go on: a few that are nearly done on the writer's thread, all others off it.
namespace Muster.Engine.Intake;

/// <summary>
/// The rest of a request is short, and all of a group go on at the same moment: a few at a time on one thread, they spare waking a thread for
/// each of them. Every processor gets its share. Fewer than it takes to be worth waking a thread for go on at once.
/// </summary>
internal sealed class AnsweredGroup : IThreadPoolWorkItem
{
    /// <summary>So many answers are written in about the time that a thread takes to wake.</summary>
    private const int FewMax = 8;

    private readonly IntakeRequest[] _requests;

    private AnsweredGroup(IntakeRequest[] requests) => _requests = requests;

    public static void Answer(List<IntakeRequest> group)
    {
        if (group.Count <= FewMax && group.TrueForAll(request => request.EndsSoon))
        {
            group.ForEach(request => request.Answer());
            return;
        }

        int share = (group.Count + Environment.ProcessorCount - 1) / Environment.ProcessorCount;
        for (int at = 0; at < group.Count; at += share)
        {
            AnsweredGroup some = new([.. group.Slice(at, Math.Min(share, group.Count - at))]);
            ThreadPool.UnsafeQueueUserWorkItem(some, preferLocal: false);
        }
    }

    public void Execute()
    {
        foreach (IntakeRequest request in _requests)
        {
            request.Answer();
        }
    }
}
