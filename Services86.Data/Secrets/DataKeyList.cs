namespace Services86.Data.Secrets;

/// <summary>The decrypted data keys at a time. Immutable.</summary>
/// <param name="keys">The keys, by ascending id.</param>
/// <param name="read">The time at which they were read.</param>
internal sealed class DataKeyList(DataKey[] keys, ReadTime read)
{
    /// <summary>The keys before they are loaded.</summary>
    public static DataKeyList None { get; } = new([], default);

    /// <summary>The keys, by ascending id.</summary>
    public DataKey[] Keys => keys;

    /// <summary>The time at which the keys were read, or were found to be unchanged.</summary>
    public ReadTime Read => read;

    /// <summary>Gets the same keys, which were found to be unchanged at a later time.</summary>
    public DataKeyList ReadAgain(ReadTime time) => new(keys, time);

    /// <summary>Gets whether the database has the same keys.</summary>
    /// <param name="ids">The ids of its keys, in ascending order.</param>
    public bool HasIds(IReadOnlyList<int> ids)
    {
        if (ids.Count != keys.Length)
        {
            return false;
        }

        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i].KeyId != ids[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Finds a key by its id.</summary>
    /// <returns>The key; null if there is none with that id.</returns>
    public DataKey? Find(int keyId)
    {
        foreach (var key in keys)
        {
            if (key.KeyId == keyId)
            {
                return key;
            }
        }

        return null;
    }

    /// <summary>Gets the newest key that may encrypt.</summary>
    /// <param name="timestamp">The present timestamp.</param>
    /// <returns>The key; null if there is none.</returns>
    public DataKey? CurrentAt(long timestamp)
    {
        for (var i = keys.Length - 1; i >= 0; i--)
        {
            if (keys[i].UsableFrom <= timestamp)
            {
                return keys[i];
            }
        }

        return null;
    }
}
