// What waits of one sender, class by class: alerts of one class mostly join one group, and so are stored by one commit.
namespace Muster.Engine.Intake;

/// <summary>Whoever takes from <see cref="Next"/> says <see cref="Rest"/> afterwards.</summary>
internal sealed class SenderTurns
{
    private readonly Dictionary<ushort, Queue<int>> _ofClass = [];
    private readonly Queue<ushort> _turns = new();

    public bool IsEmpty => _turns.Count == 0;

    /// <summary>The class whose turn it is; only while not empty.</summary>
    public Queue<int> Next => _ofClass[_turns.Peek()];

    /// <summary>The class whose turn it was comes last, if more of it waits.</summary>
    public void Rest()
    {
        ushort had = _turns.Dequeue();
        if (_ofClass[had].Count > 0)
        {
            _turns.Enqueue(had);
        }
    }

    public void Add(ushort ofClass, int at)
    {
        if (!_ofClass.TryGetValue(ofClass, out Queue<int>? queue))
        {
            queue = new();
            _ofClass.Add(ofClass, queue);
        }

        if (queue.Count == 0)
        {
            _turns.Enqueue(ofClass);
        }

        queue.Enqueue(at);
    }
}
