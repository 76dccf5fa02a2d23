// What Redis runs as one step. Times are differences: the server's clock counts, whatever the clocks of
// the nodes say.

/** `window.ts` in Lua. Of: limit, windowMs, remaining and time left on the other side (-1: unknown). */
export const RESERVE = `
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local limit, window = tonumber(ARGV[1]), tonumber(ARGV[2])
local remaining, left = tonumber(ARGV[3]), tonumber(ARGV[4])
local kept = redis.call('HMGET', KEYS[1], 'used', 'resetsAt')
local used, resets = tonumber(kept[1]), tonumber(kept[2])
if not resets or resets <= now then used, resets = 0, now + window end
if left > 0 then
  used = math.max(used, limit - remaining)
  resets = math.max(resets, now + math.min(left, window))
end
local granted = 0
if used < limit then used, granted = used + 1, 1 end
redis.call('HSET', KEYS[1], 'used', used, 'resetsAt', string.format('%d', resets))
redis.call('PEXPIREAT', KEYS[1], string.format('%d', resets))
return { granted, math.max(0, limit - used), resets - now }
`

/** Puts a value in place of one that is known. Of: that one, the new one, its end (0: none). */
export const REPLACE = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
if ARGV[3] == '0' then redis.call('SET', KEYS[1], ARGV[2])
else redis.call('SET', KEYS[1], ARGV[2], 'PXAT', ARGV[3]) end
return 1
`
