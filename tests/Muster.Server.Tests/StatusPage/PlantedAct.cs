// What may happen in a planted world.
namespace Muster.Server.Tests.StatusPage;

internal enum PlantedAct
{
    Publish,
    PublishByMistake,
    Withdraw,
    Restore,
    Note,
    Task,
    Retitle,
    SayInside,
    SayToExecutives,
    SayToAll,
    Draft,
}
