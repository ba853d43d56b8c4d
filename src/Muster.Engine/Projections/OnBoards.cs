// Who wants to be seen on the boards of drills; whoever never said so does not.
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

/// <summary>A row a person, with when they said it last.</summary>
public sealed class OnBoards(IViewStore views, CommandRunner runner)
{
    public async Task<bool> IsAsync(PersonId person, CancellationToken cancel) =>
        await views.FindAsync(Views.OnBoards, person.Value, cancel) is { Status: Views.Open };

    /// <summary>Everybody who is seen.</summary>
    public async Task<IReadOnlySet<PersonId>> AllAsync(CancellationToken cancel) =>
        (await views.AllAsync(Views.OnBoards, [Views.Open], cancel)).Select(row => new PersonId(row.Id)).ToHashSet();

    /// <summary>From now on they are seen on every board, or on none.</summary>
    public Task<Outcome> SwitchAsync(Operation? operation, PersonId person, bool isOn) =>
        runner.RunAsync(
            operation,
            (work, _) =>
            {
                work.Put(new View(Views.OnBoards, person.Value, isOn ? Views.Open : Views.Closed, work.Now, "", ViewJson.Write(person)));
                return Task.FromResult<Rejection?>(null);
            },
            CancellationToken.None
        );
}
