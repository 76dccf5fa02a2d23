// What is asked for only when somebody comes to see it.
import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** @param see called once for each key, when the element is in sight or nearly */
export const useSeen = <E extends Element>(key: string, see: () => void): RefObject<E | null> => {
  const ref = useRef<E>(null)
  useEffect(() => {
    const element = ref.current
    if (!element || key === '') return
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return
        observer.disconnect()
        see()
      },
      { rootMargin: '200px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [key])
  return ref
}
